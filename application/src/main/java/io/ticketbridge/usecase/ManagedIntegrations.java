package io.ticketbridge.usecase;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationPolicy;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;

/** The one place where a use case gets an integration that somebody asked for. */
final class ManagedIntegrations {
    private final Integrations integrations;

    ManagedIntegrations(Integrations integrations) {
        this.integrations = integrations;
    }

    /** Refuses one that the viewer may not know of exactly as one that does not exist. */
    Integration see(Viewer viewer, IntegrationId id) {
        return integrations
                .find(id)
                .filter(found -> IntegrationPolicy.membersMaySee(viewer, found.owner()))
                .orElseThrow(Refusal.IntegrationUnknown::new);
    }

    Integration manage(Viewer viewer, IntegrationId id) {
        Integration integration = see(viewer, id);
        if (!IntegrationPolicy.ownersLeadsAndAdminsMayManage(viewer, integration.owner())) {
            throw new Refusal.NotAllowed("Only a lead of the team or an admin may manage its integrations");
        }
        return integration;
    }
}
