package io.ticketbridge.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What happened to a ticket or an integration.
 *
 * @param by the user of ours who did it, or whose the comment is; empty where it was done in Jira
 * @param was what it was before; empty where there was nothing or nothing can change
 * @param became what it is since
 * @param object Jira's id of the comment or file
 * @param cause how it came about, or how it was seen
 */
public record Happening(
        EventKind kind,
        Optional<UserId> by,
        Optional<String> was,
        Optional<String> became,
        Optional<String> object,
        Cause cause) {
    private static final Map<EventKind, Function<Ticket, Optional<String>>> SHOWN = shown();

    public static Happening opened(UserId owner, Cause cause) {
        return plain(EventKind.TICKET_CREATED, Optional.of(owner), Optional.empty(), cause);
    }

    public static Happening deleted(Optional<UserId> by) {
        return plain(EventKind.TICKET_DELETED, by, Optional.empty(), Cause.UNKNOWN);
    }

    public static Happening attached(AttachmentId id, Optional<UserId> uploader, Cause cause) {
        return plain(EventKind.ATTACHMENT_ADDED, uploader, Optional.of(id.value()), cause);
    }

    /** Whether it is kept with its ticket: what closes one is told by its status already, and what removes one goes with it. */
    public boolean isKept() {
        return kind != EventKind.TICKET_CLOSED && kind != EventKind.TICKET_DELETED;
    }

    /** Whether this is a change of that kind to that. */
    public boolean isWhatBecame(EventKind other, Optional<String> value) {
        return kind == other && became.equals(value);
    }

    /** The same, of which it is known by now how it came about. */
    public Happening because(Cause known) {
        return new Happening(kind, by, was, became, object, known);
    }

    Happening byNobodyKnown() {
        return new Happening(kind, Optional.empty(), was, became, object, cause);
    }

    /** What became of a comment; nothing where its text is the same. */
    public static Optional<Happening> ofComment(
            CommentId id, Optional<Comment> known, Optional<Comment> now, Optional<UserId> author, Cause cause) {
        return kind(known.map(Comment::body), now.map(Comment::body))
                .map(kind -> plain(kind, author, Optional.of(id.value()), cause));
    }

    /** What an observation made of a ticket, in the order in which it is told; letters great and small are alike. */
    public static List<Happening> between(Ticket before, Ticket after, Observation observation) {
        List<Happening> all = new ArrayList<>();
        SHOWN.forEach((kind, value) -> {
            Optional<String> was = value.apply(before);
            Optional<String> became = value.apply(after);
            if (!was.orElse("").equalsIgnoreCase(became.orElse(""))) {
                all.add(changed(kind, was, became, observation.cause()));
            }
        });
        if (wasClosed(before.status(), after.status())) {
            all.add(changed(
                    EventKind.TICKET_CLOSED,
                    Optional.of(before.status().name()),
                    Optional.of(after.status().name()),
                    observation.cause()));
        }
        return all;
    }

    /** Empty where tickets can be opened, or could not be before. */
    public static Optional<Happening> examined(Optional<Health> was, Health now) {
        boolean fails = now == Health.FAILED && !was.equals(Optional.of(now));
        return fails
                ? Optional.of(changed(
                        EventKind.INTEGRATION_FAILING, was.map(Health::word), Optional.of(now.word()), Cause.UNKNOWN))
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

    private static Happening changed(EventKind kind, Optional<String> was, Optional<String> became, Cause cause) {
        return new Happening(kind, Optional.empty(), was, became, Optional.empty(), cause);
    }

    private static Happening plain(EventKind kind, Optional<UserId> by, Optional<String> object, Cause cause) {
        return new Happening(kind, by, Optional.empty(), Optional.empty(), object, cause);
    }

    /** What Jira shows of an issue, in the order in which its changes are told. */
    private static Map<EventKind, Function<Ticket, Optional<String>>> shown() {
        Map<EventKind, Function<Ticket, Optional<String>>> shown = new EnumMap<>(EventKind.class);
        shown.put(
                EventKind.TICKET_STATUS_CHANGED,
                ticket -> Optional.of(ticket.status().name()));
        shown.put(EventKind.TICKET_ASSIGNED, Ticket::assignee);
        shown.put(EventKind.TICKET_MOVED, ticket -> Optional.of(ticket.issue().key()));
        shown.put(
                EventKind.TICKET_LINK_CHANGED,
                ticket -> Optional.of(ticket.link().state().word()));
        return shown;
    }
}
