package com.atlassian.jira.rest.client.api.domain.input;

public class ComplexIssueInputFieldValue {
    public static ComplexIssueInputFieldValue with(String key, Object value) {
        throw new UnsupportedOperationException();
    }
}
