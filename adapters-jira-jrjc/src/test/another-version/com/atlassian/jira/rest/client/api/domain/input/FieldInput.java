package com.atlassian.jira.rest.client.api.domain.input;

public class FieldInput {
    public FieldInput(String id, Object value) {}
}
