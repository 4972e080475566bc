@NullMarked
package io.ticketbridge.jira;

import org.jspecify.annotations.NullMarked;
