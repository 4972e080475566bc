package io.ticketbridge.usecase;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.Refreshes;
import java.time.Clock;
import java.time.Duration;

/** Proves an integration's address, credentials and project without writing anything in Jira, and keeps what was found. */
public final class TestIntegration {
    private final ManagedIntegrations managed;
    private final Trials trials;

    /** @param every how often it is examined without being asked for */
    public TestIntegration(
            Integrations integrations,
            IssueTrackers trackers,
            Refreshes refreshes,
            Checkups checkups,
            Duration every,
            Clock clock) {
        this.managed = new ManagedIntegrations(integrations);
        this.trials = new Trials(trackers, new Looks(refreshes), checkups, every, clock);
    }

    public ConnectionTest test(Viewer viewer, IntegrationId id) {
        return trials.run(managed.manage(viewer, id));
    }
}
