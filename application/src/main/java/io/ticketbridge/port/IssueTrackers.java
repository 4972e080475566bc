package io.ticketbridge.port;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Integration;

/** Gives the tracker that an integration points to. */
public interface IssueTrackers {
    /** The tracker behind an integration. Asks nothing of it yet. */
    IssueTracker of(Integration integration);

    /** Proves address, credentials and project without writing anything. What fails is told, not thrown. */
    ConnectionTest test(Integration integration);
}
