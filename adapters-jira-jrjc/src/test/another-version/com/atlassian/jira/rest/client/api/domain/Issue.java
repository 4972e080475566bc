package com.atlassian.jira.rest.client.api.domain;

import java.time.OffsetDateTime;

public abstract class Issue extends BasicIssue {
    public abstract Status getStatus();

    public abstract User getAssignee();

    public abstract User getReporter();

    public abstract OffsetDateTime getUpdateDate();

    public abstract Iterable<Comment> getComments();

    public abstract Iterable<Attachment> getAttachments();
}
