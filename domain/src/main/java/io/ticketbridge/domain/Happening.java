package io.ticketbridge.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a ticket or an integration.
 *
 * @param by the user of ours who did it, or whose the comment is; empty where it was done in Jira
 * @param was what it was before; empty where there was nothing or nothing can change
 * @param became what it is since
 * @param object Jira's id of the comment or file
 * @param source for what Jira was asked when a change was seen
 */
public record Happening(
        EventKind kind,
        Optional<UserId> by,
        Optional<String> was,
        Optional<String> became,
        Optional<String> object,
        Optional<Channel> source) {
    public static Happening opened(UserId owner) {
        return plain(EventKind.TICKET_CREATED, Optional.of(owner), Optional.empty());
    }

    public static Happening deleted(Optional<UserId> by) {
        return plain(EventKind.TICKET_DELETED, by, Optional.empty());
    }

    public static Happening attached(AttachmentId id, Optional<UserId> uploader) {
        return plain(EventKind.ATTACHMENT_ADDED, uploader, Optional.of(id.value()));
    }

    /** What became of a comment; nothing where its text is the same. */
    public static Optional<Happening> ofComment(
            CommentId id, Optional<Comment> known, Optional<Comment> now, Optional<UserId> author) {
        return kind(known.map(Comment::body), now.map(Comment::body))
                .map(kind -> plain(kind, author, Optional.of(id.value())));
    }

    /** What an observation made of a ticket, in the order in which it is told. */
    public static List<Happening> between(Ticket before, Ticket after, Observation observation) {
        List<Happening> all = new ArrayList<>();
        TicketChange.between(before, after, observation).forEach(change -> all.add(of(change)));
        if (wasClosed(before.status(), after.status())) {
            all.add(changed(
                    EventKind.TICKET_CLOSED,
                    Optional.of(before.status().name()),
                    Optional.of(after.status().name()),
                    Optional.of(observation.channel())));
        }
        return all;
    }

    /** Empty where tickets can be opened, or could not be before. */
    public static Optional<Happening> examined(Optional<Health> was, Health now) {
        boolean fails = now == Health.FAILED && !was.equals(Optional.of(now));
        return fails
                ? Optional.of(changed(
                        EventKind.INTEGRATION_FAILING,
                        was.map(Health::word),
                        Optional.of(now.word()),
                        Optional.empty()))
                : Optional.empty();
    }

    private static Optional<EventKind> kind(Optional<String> known, Optional<String> now) {
        if (known.equals(now)) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            return Optional.of(EventKind.COMMENT_ADDED);
        }
        return Optional.of(now.isEmpty() ? EventKind.COMMENT_DELETED : EventKind.COMMENT_EDITED);
    }

    /** To learn what an unchanged status means closes nothing. */
    private static boolean wasClosed(TicketStatus before, TicketStatus after) {
        boolean done = after.category().equals(Optional.of(StatusCategory.DONE));
        boolean learned = before.category().isEmpty() && before.name().equalsIgnoreCase(after.name());
        return done && !learned && !before.category().equals(after.category());
    }

    private static Happening of(TicketChange change) {
        EventKind kind =
                switch (change.value()) {
                    case STATUS -> EventKind.TICKET_STATUS_CHANGED;
                    case ASSIGNEE -> EventKind.TICKET_ASSIGNED;
                    case ISSUE_KEY -> EventKind.TICKET_MOVED;
                    case LINK -> EventKind.TICKET_LINK_CHANGED;
                };
        return changed(kind, change.was(), change.became(), change.channel());
    }

    private static Happening changed(
            EventKind kind, Optional<String> was, Optional<String> became, Optional<Channel> source) {
        return new Happening(kind, Optional.empty(), was, became, Optional.empty(), source);
    }

    private static Happening plain(EventKind kind, Optional<UserId> by, Optional<String> object) {
        return new Happening(kind, by, Optional.empty(), Optional.empty(), object, Optional.empty());
    }
}
