package com.atlassian.jira.rest.client.api.domain;

import java.time.OffsetDateTime;

public abstract class Comment {
    public abstract Long getId();

    public abstract String getBody();

    public abstract OffsetDateTime getCreationDate();

    public abstract OffsetDateTime getUpdateDate();

    public abstract BasicUser getAuthor();
}
