package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which integration, and so which tracker, serves a viewer or a ticket: a step that use cases share. */
public final class Connections {
    private static final Duration CROWD_PASSES = Duration.ofSeconds(1);

    private final Integrations integrations;
    private final IssueTrackers trackers;
    private final Patience patience;

    public Connections(Integrations integrations, IssueTrackers trackers, Patience patience) {
        this.integrations = integrations;
        this.trackers = trackers;
        this.patience = patience;
    }

    /**
     * The integration through which the viewer opens a ticket: their own, else that of the team of their key, else that
     * of their only team with one. Of several active ones of the same owner, the oldest.
     */
    Integration forNewTicketOf(Viewer viewer) {
        return ofOwner(new IntegrationOwner.Personal(viewer.id()))
                .or(() -> viewer.keyTeam().flatMap(this::ofTeam))
                .or(() -> ofOnlyTeamWithOne(viewer))
                .orElseThrow(Refusal.JiraNotConfigured::new);
    }

    /** The tracker that the ticket was opened in, for as long as a request may take; refused where its integration is gone or not active. */
    IssueTracker trackerOf(Ticket ticket) {
        return trackerOf(ticket.integration(), deadline());
    }

    /** Until when what is asked now is of use. */
    Deadline deadline() {
        return Deadline.in(patience.request());
    }

    /** The tracker behind an integration; refused where it is gone or not active. */
    IssueTracker trackerOf(IntegrationId integration, Deadline deadline) {
        return integrations
                .find(integration)
                .filter(Integration::active)
                .map(found -> trackerOf(found, deadline))
                .orElseThrow(Refusal.JiraNotConfigured::new);
    }

    /** The tracker behind an integration, as it is here. */
    IssueTracker trackerOf(Integration integration, Deadline deadline) {
        return trackers.of(integration, deadline);
    }

    /** @throws Refusal.JiraUnavailable where so many wait for it that one more would not be let through */
    void refuseIfCrowded(IntegrationId integration) {
        if (trackers.isCrowded(integration)) {
            throw Refusal.JiraUnavailable.lasting(CROWD_PASSES);
        }
    }

    /** Whether an integration was removed, so that Jira can never be asked again. */
    boolean isGone(IntegrationId integration) {
        return integrations.find(integration).isEmpty();
    }

    private Optional<Integration> ofOnlyTeamWithOne(Viewer viewer) {
        List<Integration> found = viewer.teams().keySet().stream()
                .map(this::ofTeam)
                .flatMap(Optional::stream)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Optional<Integration> ofTeam(TeamId team) {
        return ofOwner(new IntegrationOwner.OfTeam(team));
    }

    private Optional<Integration> ofOwner(IntegrationOwner owner) {
        return integrations.list(List.of(owner)).stream()
                .filter(Integration::active)
                .findFirst();
    }
}
