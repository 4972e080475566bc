package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.Intents.Begun;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * "The issue is created in Jira first, then stored locally and returned": once, however often it is asked for until its
 * caller knows.
 */
public final class CreateTicket {
    /**
     * What the viewer wants opened.
     *
     * @param key by which the caller names this wish, if they do
     */
    public record Command(
            Summary summary, Optional<Description> description, IssueType type, Optional<IdempotencyKey> key) {}

    /**
     * The ticket as it was when it was opened.
     *
     * @param replayed whether the caller's key stood for it already
     */
    public record Created(Ticket ticket, boolean replayed) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connections connections;
    private final Intents intents;
    private final TicketOpening opening;
    private final Patience patience;
    private final Clock clock;

    public CreateTicket(
            Connections connections, Intents intents, TicketOpening opening, Patience patience, Clock clock) {
        this.connections = connections;
        this.intents = intents;
        this.opening = opening;
        this.patience = patience;
        this.clock = clock;
    }

    public Created create(Viewer viewer, Command command, Caller caller) {
        Deadline deadline = Deadline.in(patience.request());
        Begun begun = intents.begin(wish(viewer, command), patience.lease(), clock.instant());
        Ticket ticket = opening.carry(begun, deadline);
        if (caller.isListening()) {
            intents.delivered(begun.intent().id());
        }
        return new Created(ticket, !begun.isNew() && command.key().isPresent());
    }

    private NewIntent wish(Viewer viewer, Command command) {
        Integration integration = connections.forNewTicketOf(viewer);
        return new NewIntent(
                IntentId.random(RANDOM),
                viewer.id(),
                command.key(),
                integration.id(),
                integration.team(),
                new NewIssue(command.summary(), command.description(), command.type(), Priority.MEDIUM));
    }
}
