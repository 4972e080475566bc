package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.newIntegration;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.UserId;
import java.time.Clock;

class InMemoryIssueTrackersTest implements IssueTrackersContract {
    private final InMemoryIssueTracker tracker = new InMemoryIssueTracker(Clock.systemUTC());

    @Override
    public IssueTrackers trackers() {
        return new InMemoryIssueTrackers(tracker);
    }

    @Override
    public Integration integration() {
        return newIntegration(new IntegrationOwner.Personal(new UserId(1))).numbered(new IntegrationId(1));
    }

    @Override
    public Staff staff() {
        return tracker;
    }
}
