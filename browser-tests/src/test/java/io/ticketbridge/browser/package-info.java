/**
 * What a real browser makes of what the server sends. The built jar and a Jira sandbox run beside it; what is proved without
 * a browser stays outside.
 */
@NullMarked
package io.ticketbridge.browser;

import org.jspecify.annotations.NullMarked;
