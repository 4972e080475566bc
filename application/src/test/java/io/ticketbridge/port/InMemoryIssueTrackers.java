package io.ticketbridge.port;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Integration;
import java.util.Map;
import java.util.Optional;

/** The twin of {@link IssueTrackers}: one tracker behind every integration. */
public final class InMemoryIssueTrackers implements IssueTrackers {
    private final InMemoryIssueTracker tracker;

    public InMemoryIssueTrackers(InMemoryIssueTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public IssueTracker of(Integration integration) {
        return tracker;
    }

    @Override
    public ConnectionTest test(Integration integration) {
        boolean known = integration.config().projectKey().equals("SEC");
        return known
                ? new ConnectionTest(true, Optional.of(200), "Connected", Map.of("edition", "In memory"))
                : new ConnectionTest(false, Optional.of(404), "There is no such project", Map.of());
    }
}
