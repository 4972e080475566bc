package com.atlassian.jira.rest.client.api.domain;

public abstract class Status {
    public abstract String getName();
}
