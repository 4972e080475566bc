/** The tracker's contract over HTTP in each dialect, and what becomes of each of Jira's failures. */
@NullMarked
package io.ticketbridge.jira;

import org.jspecify.annotations.NullMarked;
