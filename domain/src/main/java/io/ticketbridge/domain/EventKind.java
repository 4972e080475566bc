package io.ticketbridge.domain;

import java.util.Arrays;
import java.util.Optional;

/** What happened, by the word that programs know it by. */
public enum EventKind {
    TICKET_CREATED("ticket.created"),
    TICKET_STATUS_CHANGED("ticket.status_changed"),
    TICKET_ASSIGNED("ticket.assigned"),
    /** The issue has another key. */
    TICKET_MOVED("ticket.moved"),
    /** Jira shows the issue no more, or again. */
    TICKET_LINK_CHANGED("ticket.link_changed"),
    /** The status means done since then. */
    TICKET_CLOSED("ticket.closed"),
    TICKET_DELETED("ticket.deleted"),
    COMMENT_ADDED("comment.added"),
    COMMENT_EDITED("comment.edited"),
    COMMENT_DELETED("comment.deleted"),
    ATTACHMENT_ADDED("attachment.added"),
    /** An integration through which no ticket can be opened since then. */
    INTEGRATION_FAILING("integration.failing");

    private final String word;

    EventKind(String word) {
        this.word = word;
    }

    public boolean isOfComment() {
        return this == COMMENT_ADDED || this == COMMENT_EDITED || this == COMMENT_DELETED;
    }

    public String word() {
        return word;
    }

    public static Optional<EventKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
