/** Jira's JSON as records, with the members that are used; others are ignored, and any may be missing. */
@NullMarked
package io.ticketbridge.jira.json;

import org.jspecify.annotations.NullMarked;
