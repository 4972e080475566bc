package io.ticketbridge.usecase;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationPolicy;
import io.ticketbridge.domain.Viewer;

/**
 * An integration as one viewer sees it.
 *
 * @param withSettings whether its settings are shown; a team's members only learn that it is there
 */
public record IntegrationView(Integration integration, boolean withSettings) {
    static IntegrationView of(Integration integration, Viewer viewer) {
        return new IntegrationView(
                integration, IntegrationPolicy.ownersLeadsAndAdminsMayManage(viewer, integration.owner()));
    }
}
