package io.ticketbridge.usecase;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationPolicy;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;

/** The one place where a use case gets an integration that somebody asked for. */
final class ManagedIntegrations {
    private final Integrations integrations;

    ManagedIntegrations(Integrations integrations) {
        this.integrations = integrations;
    }

    /** Refuses an address at which the operator lets no Jira be. */
    static void checkPlace(IssueTrackers trackers, BaseUrl address) {
        try {
            trackers.check(address);
        } catch (Refusal.AddressNotAllowed notAllowed) {
            throw Refusal.Invalid.of("base_url", "not_allowed", notAllowed.getMessage());
        }
    }

    /** Refuses a client that is not there, or must not be used for such a Jira. */
    static void checkClient(IssueTrackers trackers, JiraConfig config, BaseUrl address, Credentials credentials) {
        try {
            trackers.checkClient(config, address, credentials);
        } catch (Refusal.AddressNotAllowed notAllowed) {
            throw Refusal.Invalid.of("config.client", "not_allowed", notAllowed.getMessage());
        }
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
