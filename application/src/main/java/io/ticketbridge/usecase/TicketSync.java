package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** "Syncs the latest status and assigned_to from Jira": the step that use cases share. */
public final class TicketSync {
    private final Connections connections;
    private final TicketStore tickets;
    private final CommentStore comments;
    private final AttachmentStore attachments;
    private final Accounts accounts;
    private final Clock clock;
    private final Sharing<TicketId, Ticket> reads = new Sharing<>();

    public TicketSync(
            Connections connections,
            TicketStore tickets,
            CommentStore comments,
            AttachmentStore attachments,
            Accounts accounts,
            Clock clock) {
        this.connections = connections;
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The ticket as Jira shows it now, which is also kept as last seen. Many who want the same one at a time ask Jira once. Refuses
     * where Jira cannot be asked.
     *
     * @param cause of the first of those
     */
    Ticket refresh(Ticket ticket, Cause cause) {
        Deadline deadline = connections.deadline();
        return reads.get(ticket.id(), deadline, () -> read(ticket, cause, deadline));
    }

    private Ticket read(Ticket ticket, Cause cause, Deadline deadline) {
        Instant asked = clock.instant();
        IssueTracker tracker = connections.trackerOf(ticket.integration(), deadline);
        try {
            IssueSnapshot issue = tracker.read(ticket.issue());
            return observe(ticket, new Observation.Shown(cause, asked, issue), tracker);
        } catch (Refusal.IssueGone notShown) {
            observe(ticket, new Observation.NotShown(cause, asked, false), tracker);
            throw notShown;
        }
    }

    /**
     * Every observation comes through here.
     *
     * @param tracker through which it was made
     */
    Ticket observe(Ticket ticket, Observation observation, IssueTracker tracker) {
        Ticket after = tickets.observe(ticket.id(), observation).orElseGet(() -> ticket.after(observation));
        if (observation instanceof Observation.Shown shown) {
            IssueSnapshot issue = shown.issue();
            if (areAuthorsKnown(ticket, issue, tracker)) {
                comments.saw(ticket.id(), issue.comments(), issue.asOf(), shown.cause());
            }
            attachments.saw(ticket.id(), issue.attachments(), issue.asOf(), shown.cause());
        }
        return after;
    }

    /**
     * What was written here and is not known, not yet or after a backup was restored not any more, says in Jira who wrote it. Where that
     * cannot be asked for now, its issue's comments are left for the next time.
     */
    private boolean areAuthorsKnown(Ticket ticket, IssueSnapshot issue, IssueTracker tracker) {
        List<Comment> unknown = unknown(ticket, issue);
        try {
            Map<CommentId, AuthorMark> marks = unknown.isEmpty() ? Map.of() : tracker.authors(issue.issue());
            unknown.forEach(comment -> Optional.ofNullable(marks.get(comment.id()))
                    .flatMap(this::author)
                    .ifPresent(author -> comments.add(ticket.id(), comment, author, Cause.by(author, Origin.HERE))));
            return true;
        } catch (Refusal.StoreUnavailable notKept) {
            throw notKept;
        } catch (Refusal jiraCannotTell) {
            return false;
        }
    }

    private List<Comment> unknown(Ticket ticket, IssueSnapshot issue) {
        if (issue.ours().isEmpty()) {
            return List.of();
        }
        Set<CommentId> known = comments.list(ticket.id()).stream()
                .map(written -> written.comment().id())
                .collect(Collectors.toSet());
        return issue.comments().stream()
                .filter(comment -> issue.ours().contains(comment.id()) && !known.contains(comment.id()))
                .toList();
    }

    private Optional<UserId> author(AuthorMark mark) {
        return accounts.findAuthor(mark.user())
                .filter(user -> AuthorMark.of(user).equals(mark))
                .map(User::id);
    }
}
