package com.atlassian.jira.rest.client.api.domain;

import java.net.URI;

public abstract class BasicUser {
    public abstract URI getSelf();

    public abstract String getDisplayName();
}
