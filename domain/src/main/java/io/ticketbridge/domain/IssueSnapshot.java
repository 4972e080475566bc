package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;

/**
 * What Jira showed of one issue at one moment.
 *
 * @param issue its key may differ from the one we knew, when the issue was moved
 * @param assignee the display name, empty where nobody is assigned
 * @param comments all of them, oldest first
 * @param attachments all of them, oldest first
 */
public record IssueSnapshot(
        IssueRef issue,
        TicketStatus status,
        Optional<String> assignee,
        List<Comment> comments,
        List<Attachment> attachments) {
    public IssueSnapshot {
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
    }
}
