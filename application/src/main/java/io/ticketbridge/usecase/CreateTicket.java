package io.ticketbridge.usecase;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.usecase.Settling.Settled;
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

    private final Connections connections;
    private final Settling settling;

    public CreateTicket(Connections connections, Settling settling) {
        this.connections = connections;
        this.settling = settling;
    }

    /** The ticket as it was when it was opened. */
    public Answered<Ticket> create(Viewer viewer, Command command, Caller caller) {
        Integration integration = connections.forNewTicketOf(viewer);
        Wish.OpenTicket wish = new Wish.OpenTicket(integration.team(), newIssue(command));
        Settled settled = settling.once(Settling.wanted(viewer, command.key(), integration.id(), wish), caller);
        return new Answered<>(ticket(settled, wish), settled.replayed());
    }

    private static NewIssue newIssue(Command command) {
        return new NewIssue(command.summary(), command.description(), command.type(), Priority.MEDIUM);
    }

    private static Ticket ticket(Settled settled, Wish.OpenTicket wish) {
        Intent.Done done = settled.done();
        IssueRef issue = new IssueRef(done.jiraId(), done.issueKey());
        return settled.intent().as(wish, issue).numbered(done.ticket());
    }
}
