package io.ticketbridge.usecase;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Integrations;
import java.util.Optional;

/** Shows one integration; its settings, and what was found when it was last examined, to those who manage it. */
public final class ReadIntegration {
    private final ManagedIntegrations managed;
    private final Checkups checkups;

    public ReadIntegration(Integrations integrations, Checkups checkups) {
        this.managed = new ManagedIntegrations(integrations);
        this.checkups = checkups;
    }

    public IntegrationDetails read(Viewer viewer, IntegrationId id) {
        IntegrationView view = IntegrationView.of(managed.see(viewer, id), viewer);
        Optional<Checkup> checkup = view.withSettings() ? checkups.find(id) : Optional.empty();
        return new IntegrationDetails(view, checkup);
    }
}
