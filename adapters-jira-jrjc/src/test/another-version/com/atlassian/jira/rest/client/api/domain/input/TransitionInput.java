package com.atlassian.jira.rest.client.api.domain.input;

import java.util.Collection;

public class TransitionInput {
    public TransitionInput(int id, Collection<FieldInput> fields) {}
}
