package com.atlassian.jira.rest.client.api.domain;

public abstract class BasicIssue {
    public abstract String getKey();

    public abstract Long getId();
}
