package com.atlassian.jira.rest.client.api.domain;

public abstract class BasicUser {
    public abstract String getDisplayName();
}
