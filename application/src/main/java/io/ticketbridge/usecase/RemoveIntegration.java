package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;

/** Removes an integration. Tickets that were opened through it stay, as they were last seen. */
public final class RemoveIntegration {
    private final Integrations integrations;
    private final ManagedIntegrations managed;
    private final AuditTrail trail;

    public RemoveIntegration(Integrations integrations, AuditTrail trail) {
        this.integrations = integrations;
        this.managed = new ManagedIntegrations(integrations);
        this.trail = trail;
    }

    public void remove(Viewer viewer, IntegrationId id) {
        Integration removed = managed.manage(viewer, id);
        integrations.remove(id);
        trail.changed(AuditEvent.of(AuditAction.INTEGRATION_REMOVED, viewer, removed.inShort()));
    }
}
