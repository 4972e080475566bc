/**
 * Jira Cloud and Data Center behind the tracker ports: paths, documents, transitions, time-outs, redirects, and what each
 * of Jira's answers means. Whether anybody may do a thing, and what is stored of it, stays outside.
 */
@NullMarked
package io.ticketbridge.jira;

import org.jspecify.annotations.NullMarked;
