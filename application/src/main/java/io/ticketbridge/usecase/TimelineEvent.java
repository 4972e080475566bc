package io.ticketbridge.usecase;

import io.ticketbridge.domain.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a ticket, as one viewer sees it.
 *
 * @param by who did it; empty where Jira does not say
 * @param was what it was before; empty where there was nothing or nothing can change
 * @param became what it is since; the name of what was added
 * @param id of what was added, in Jira
 * @param source for what Jira was asked when it was seen; empty where it was not seen in this way
 */
public record TimelineEvent(
        Instant at,
        Kind kind,
        Optional<String> by,
        Optional<String> was,
        Optional<String> became,
        Optional<String> id,
        Optional<Channel> source) {
    /** What happened, by the word that the API has for it. */
    public enum Kind {
        CREATED("ticket.created"),
        STATUS_CHANGED("ticket.status_changed"),
        ASSIGNED("ticket.assigned"),
        MOVED("ticket.moved"),
        LINK_CHANGED("ticket.link_changed"),
        COMMENT_ADDED("comment.added"),
        ATTACHMENT_ADDED("attachment.added");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
