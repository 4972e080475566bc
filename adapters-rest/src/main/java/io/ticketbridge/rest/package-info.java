/**
 * The HTTP API: paths, statuses, headers, keys and uploads, on Jersey and Grizzly. It calls use cases and knows nothing of
 * stores or of Jira; what a refusal means in HTTP is said in one class, {@code RefusalMapper}.
 */
@NullMarked
package io.ticketbridge.rest;

import org.jspecify.annotations.NullMarked;
