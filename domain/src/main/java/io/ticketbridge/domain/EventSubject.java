package io.ticketbridge.domain;

import java.util.Optional;

/**
 * What an event is about: a ticket, or else an integration. It may be gone by now; who owned it says who may know of the event.
 *
 * @param issueKey of the ticket's issue then
 * @param owner of the ticket, or of a personal integration
 * @param team that shares the ticket, or the integration
 */
public record EventSubject(
        Optional<TicketId> ticket,
        Optional<String> issueKey,
        IntegrationId integration,
        Optional<UserId> owner,
        Optional<TeamId> team) {
    public static EventSubject of(Ticket ticket) {
        return new EventSubject(
                Optional.of(ticket.id()),
                Optional.of(ticket.issue().key()),
                ticket.integration(),
                Optional.of(ticket.owner()),
                ticket.team());
    }

    public static EventSubject of(Integration integration) {
        boolean personal = integration.owner() instanceof IntegrationOwner.Personal;
        return new EventSubject(
                Optional.empty(),
                Optional.empty(),
                integration.id(),
                personal ? Optional.of(((IntegrationOwner.Personal) integration.owner()).user()) : Optional.empty(),
                personal ? Optional.empty() : Optional.of(((IntegrationOwner.OfTeam) integration.owner()).team()));
    }
}
