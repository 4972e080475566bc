/**
 * The sandbox held to what Jira does, over real HTTP. What a client makes of it is tested beside the client.
 */
@NullMarked
package io.ticketbridge.jira.sandbox;

import org.jspecify.annotations.NullMarked;
