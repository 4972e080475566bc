package io.ticketbridge.port;

import io.ticketbridge.domain.IssueRef;

/** What support staff do in Jira's own pages, and what Jira's administrators set up there. */
public interface Staff {
    void setStatus(IssueRef issue, String status);

    void assign(IssueRef issue, String displayName);

    /** @return the comment's id */
    String comment(IssueRef issue, String displayName, String text);

    void deleteComment(IssueRef issue, String commentId);

    /** @return the attachment's id */
    String attach(IssueRef issue, String displayName, String filename, String mimeType, byte[] content);

    void delete(IssueRef issue);

    /** Moves the issue to another project, where it gets another key. */
    IssueRef move(IssueRef issue, String project);

    /** What Jira shows in the description. */
    String description(IssueRef issue);

    /** How many issues there are. */
    int count();
}
