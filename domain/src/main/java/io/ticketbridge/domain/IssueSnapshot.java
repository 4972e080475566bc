package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;

/**
 * What Jira showed of one issue at one moment.
 *
 * @param issue its key may differ from the one we knew, when the issue was moved
 * @param assignee the display name on one line, clipped at 255; empty where nobody is assigned
 * @param comments all of them, oldest first
 * @param attachments all of them, oldest first
 */
public record IssueSnapshot(
        IssueRef issue,
        TicketStatus status,
        Optional<String> assignee,
        List<Comment> comments,
        List<Attachment> attachments) {
    private static final int MAX_NAME = 255;

    public IssueSnapshot {
        assignee = assignee.map(name -> Text.asLine(name, MAX_NAME));
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
    }
}
