package io.ticketbridge.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Jira showed of one issue at one moment.
 *
 * @param issue its key may differ from the one we knew, when the issue was moved
 * @param assignee the display name on one line, clipped at 255; empty where nobody is assigned
 * @param updated when it last changed in any way, by Jira's clock; empty where Jira does not tell
 * @param comments all of them, oldest first
 * @param attachments all of them, oldest first
 * @param ours those of the comments that may have been written here: those of the account that opened the issue, where accounts can be told
 *     apart
 */
public record IssueSnapshot(
        IssueRef issue,
        TicketStatus status,
        Optional<String> assignee,
        Optional<Instant> updated,
        List<Comment> comments,
        List<Attachment> attachments,
        Set<CommentId> ours) {
    private static final int MAX_NAME = 255;

    public IssueSnapshot {
        assignee = assignee.map(name -> Text.asLine(name, MAX_NAME));
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
        ours = Set.copyOf(ours);
    }

    /** With what was written and attached in Jira alone. */
    public IssueSnapshot(
            IssueRef issue,
            TicketStatus status,
            Optional<String> assignee,
            Optional<Instant> updated,
            List<Comment> comments,
            List<Attachment> attachments) {
        this(issue, status, assignee, updated, comments, attachments, Set.of());
    }

    /** What came later than this, by Jira's clock, may be missing here; nothing, where Jira does not tell. */
    public Instant asOf() {
        return updated.orElse(Instant.MAX);
    }
}
