/** A client for Jira that is not ours: tests put it into a jar. */
@NullMarked
package io.ticketbridge.another;

import org.jspecify.annotations.NullMarked;
