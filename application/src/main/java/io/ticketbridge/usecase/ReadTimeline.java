package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Oldest first; what was at the same moment in the order in which it was noted. */
    public List<TimelineEvent> read(Viewer viewer, TicketId id) {
        TicketId ticket = visible.get(viewer, id).id();
        Told told = new Told(viewer, comments(ticket), files(ticket));
        return tickets.changes(ticket).stream()
                .sorted(Comparator.comparing(TicketChange::at))
                .flatMap(change -> told.event(change).stream())
                .toList();
    }

    private Map<String, WrittenComment> comments(TicketId ticket) {
        return comments.list(ticket).stream()
                .collect(Collectors.toMap(written -> written.comment().id().value(), Function.identity()));
    }

    private Map<String, Attachment> files(TicketId ticket) {
        return attachments.list(ticket).stream()
                .collect(Collectors.toMap(file -> file.id().value(), Function.identity()));
    }

    /** What is there of what the events are about. */
    private final class Told {
        private final Viewer viewer;
        private final Map<String, WrittenComment> comments;
        private final Map<String, Attachment> files;

        Told(Viewer viewer, Map<String, WrittenComment> comments, Map<String, Attachment> files) {
            this.viewer = viewer;
            this.comments = comments;
            this.files = files;
        }

        /** A file that is gone is not told of. */
        Optional<TimelineEvent> event(TicketChange change) {
            String object = change.what().object().orElse("");
            return switch (change.what().kind()) {
                case TICKET_CREATED -> Optional.of(event(change, doer(change).map(User::username)));
                case ATTACHMENT_ADDED -> Optional.ofNullable(files.get(object)).map(file -> attached(change, file));
                case COMMENT_ADDED -> Optional.of(event(change, Optional.of(author(change, object))));
                case COMMENT_EDITED, COMMENT_DELETED ->
                    Optional.of(event(change, doer(change).map(this::label)));
                default -> Optional.of(event(change, Optional.empty()));
            };
        }

        private TimelineEvent event(TicketChange change, Optional<String> by) {
            return event(change, by, Optional.empty());
        }

        private TimelineEvent attached(TicketChange change, Attachment file) {
            return event(change, Optional.of(file.author()), Optional.of(file.filename()));
        }

        /** Nobody but admins learns who else works on a ticket. */
        private TimelineEvent event(TicketChange change, Optional<String> by, Optional<String> file) {
            Cause cause = change.what().cause();
            Optional<UserId> user = cause.user().filter(one -> viewer.isAdmin() || one.equals(viewer.id()));
            return new TimelineEvent(change, by, file, user, user.flatMap(known -> cause.key()));
        }

        private String author(TicketChange change, String comment) {
            return Optional.ofNullable(comments.get(comment))
                    .map(written -> AuthorLabel.of(written.author(), viewer))
                    .orElseGet(() -> AuthorLabel.of(doer(change), viewer))
                    .label();
        }

        private String label(User user) {
            return AuthorLabel.of(Optional.of(user), viewer).label();
        }

        /** Whoever did it here. */
        private Optional<User> doer(TicketChange change) {
            Cause cause = change.what().cause();
            return cause.channel().isPresent() ? Optional.empty() : cause.user().flatMap(accounts::findAuthor);
        }
    }
}
