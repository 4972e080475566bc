package io.ticketbridge.usecase;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says where people see the issues of tickets in Jira, which whoever sees a ticket may know. */
public final class LocateIssues {
    private final Integrations integrations;

    public LocateIssues(Integrations integrations) {
        this.integrations = integrations;
    }

    /** By ticket; without those that the viewer may not see, or whose integration is gone or does not tell where its Jira's pages are. */
    public Map<Ticket, URI> locate(Viewer viewer, Collection<Ticket> tickets) {
        Map<IntegrationId, Optional<Integration>> found = new HashMap<>();
        Map<Ticket, URI> places = new HashMap<>();
        List<Ticket> visible = tickets.stream()
                .filter(ticket -> TicketPolicy.ownersTeammatesAndAdminsMaySee(viewer, ticket))
                .toList();
        for (Ticket ticket : visible) {
            found.computeIfAbsent(ticket.integration(), integrations::find)
                    .flatMap(integration -> integration.baseUrl().pageOf(ticket.issue()))
                    .ifPresent(page -> places.put(ticket, page));
        }
        return places;
    }
}
