package io.ticketbridge.usecase;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;

/** Shows one integration, its settings to those who manage it. */
public final class ReadIntegration {
    private final ManagedIntegrations managed;

    public ReadIntegration(Integrations integrations) {
        this.managed = new ManagedIntegrations(integrations);
    }

    public IntegrationView read(Viewer viewer, IntegrationId id) {
        return IntegrationView.of(managed.see(viewer, id), viewer);
    }
}
