package io.ticketbridge.usecase;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;

/** Removes an integration. Tickets that were opened through it stay, as they were last seen. */
public final class RemoveIntegration {
    private final Integrations integrations;
    private final ManagedIntegrations managed;

    public RemoveIntegration(Integrations integrations) {
        this.integrations = integrations;
        this.managed = new ManagedIntegrations(integrations);
    }

    public void remove(Viewer viewer, IntegrationId id) {
        integrations.remove(managed.manage(viewer, id).id());
    }
}
