package io.ticketbridge.usecase;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;

/** Proves an integration's address, credentials and project without writing anything in Jira. */
public final class TestIntegration {
    private final ManagedIntegrations managed;
    private final IssueTrackers trackers;

    public TestIntegration(Integrations integrations, IssueTrackers trackers) {
        this.managed = new ManagedIntegrations(integrations);
        this.trackers = trackers;
    }

    public ConnectionTest test(Viewer viewer, IntegrationId id) {
        return trackers.test(managed.manage(viewer, id));
    }
}
