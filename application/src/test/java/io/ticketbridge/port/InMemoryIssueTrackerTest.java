package io.ticketbridge.port;

import java.time.Clock;

class InMemoryIssueTrackerTest implements IssueTrackerContract {
    private final InMemoryIssueTracker tracker = new InMemoryIssueTracker(Clock.systemUTC());

    @Override
    public IssueTracker tracker() {
        return tracker;
    }

    @Override
    public Staff staff() {
        return tracker;
    }
}
