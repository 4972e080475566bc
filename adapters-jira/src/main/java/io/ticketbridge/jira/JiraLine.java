package io.ticketbridge.jira;

import io.ticketbridge.domain.IntegrationId;

/**
 * How it stands with the Jira of one integration.
 *
 * @param places how many calls it has shown to take at a time
 * @param waiting how many calls wait for its answer or in line for a place
 * @param left the part of what it lets us ask that was left when it last told, from 0 to 1; 1 where it does not tell
 */
public record JiraLine(IntegrationId integration, State state, int places, int waiting, double left) {
    /** Whether calls go out to it. */
    public enum State {
        /** They do. */
        CLOSED,
        /** A few do, to find out whether it is well again. */
        HALF_OPEN,
        /** None do: it fails or is slow. */
        OPEN,
        /** None do: it has asked for patience. */
        PUT_OFF,
        /** None do: it does not take the credentials. */
        LOCKED_OUT
    }
}
