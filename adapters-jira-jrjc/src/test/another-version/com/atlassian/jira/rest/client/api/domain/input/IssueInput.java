package com.atlassian.jira.rest.client.api.domain.input;

import java.util.List;
import java.util.Map;

/** With properties, since 5. */
public class IssueInput {
    public IssueInput(Map<String, FieldInput> fields, List<PropertyInput> properties) {}

    public static IssueInput createWithFields(FieldInput... fields) {
        throw new UnsupportedOperationException();
    }
}
