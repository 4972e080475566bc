@NullMarked
package io.ticketbridge.jira.sandbox;

import org.jspecify.annotations.NullMarked;
