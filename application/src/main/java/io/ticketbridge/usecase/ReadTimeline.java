package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.TimelineEvent.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what happened to a ticket, as far as it was seen: Jira is not asked. */
public final class ReadTimeline {
    private final VisibleTickets visible;
    private final TicketStore tickets;
    private final CommentStore comments;
    private final AttachmentStore attachments;
    private final Accounts accounts;

    public ReadTimeline(TicketStore tickets, CommentStore comments, AttachmentStore attachments, Accounts accounts) {
        this.visible = new VisibleTickets(tickets);
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.accounts = accounts;
    }

    /** Oldest first; what was at the same moment in the order in which it can have been. */
    public List<TimelineEvent> read(Viewer viewer, TicketId id) {
        Ticket ticket = visible.get(viewer, id);
        Stream<TimelineEvent> changes = tickets.changes(id).stream().map(ReadTimeline::changed);
        Stream<TimelineEvent> said = comments.list(id).stream().map(comment -> commented(comment, viewer));
        Stream<TimelineEvent> files = attachments.list(id).stream().map(ReadTimeline::attached);
        return Stream.of(Stream.of(created(ticket)), changes, said, files)
                .flatMap(events -> events)
                .sorted(Comparator.comparing(TimelineEvent::at))
                .toList();
    }

    private TimelineEvent created(Ticket ticket) {
        Optional<String> owner = accounts.findAuthor(ticket.owner()).map(User::username);
        return new TimelineEvent(
                ticket.createdAt(),
                Kind.CREATED,
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TimelineEvent changed(TicketChange change) {
        Kind kind =
                switch (change.value()) {
                    case STATUS -> Kind.STATUS_CHANGED;
                    case ASSIGNEE -> Kind.ASSIGNED;
                    case ISSUE_KEY -> Kind.MOVED;
                    case LINK -> Kind.LINK_CHANGED;
                };
        return new TimelineEvent(
                change.seenAt(),
                kind,
                Optional.empty(),
                change.was(),
                change.became(),
                Optional.empty(),
                change.channel());
    }

    private static TimelineEvent commented(WrittenComment written, Viewer viewer) {
        return new TimelineEvent(
                written.comment().created(),
                Kind.COMMENT_ADDED,
                Optional.of(AuthorLabel.of(written.author(), viewer).label()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(written.comment().id().value()),
                Optional.empty());
    }

    private static TimelineEvent attached(Attachment attachment) {
        return new TimelineEvent(
                attachment.created(),
                Kind.ATTACHMENT_ADDED,
                Optional.of(attachment.author()),
                Optional.empty(),
                Optional.of(attachment.filename()),
                Optional.of(attachment.id().value()),
                Optional.empty());
    }
}
