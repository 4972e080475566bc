package io.ticketbridge.usecase;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.Refreshes;
import java.time.Clock;
import java.time.Duration;

/** The same as {@link TestIntegration} for whoever runs the server, who may test every integration. */
public final class TestForOperator {
    private final Trials trials;

    /** @param every how often it is examined without being asked for */
    public TestForOperator(
            IssueTrackers trackers, Refreshes refreshes, Checkups checkups, Duration every, Clock clock) {
        this.trials = new Trials(trackers, new Looks(refreshes), checkups, every, clock);
    }

    public ConnectionTest test(Integration integration) {
        return trials.run(integration);
    }
}
