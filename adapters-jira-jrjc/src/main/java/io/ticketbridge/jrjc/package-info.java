/**
 * Jira through Atlassian's Java client (JRJC), by its public API alone. It lives in a folder beside the server, in a class loader of its
 * own, and no type is named here that changed between its versions 2.0.0-m32 and 7: no promise, no moment of Joda-Time, nothing of
 * Guava's, nothing of HTTP.
 */
@NullMarked
package io.ticketbridge.jrjc;

import org.jspecify.annotations.NullMarked;
