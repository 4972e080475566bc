package com.atlassian.jira.rest.client.api.domain;

import java.net.URI;
import java.time.OffsetDateTime;

public abstract class Attachment {
    public abstract URI getSelf();

    public abstract String getFilename();

    public abstract BasicUser getAuthor();

    public abstract OffsetDateTime getCreationDate();

    public abstract int getSize();

    public abstract String getMimeType();
}
