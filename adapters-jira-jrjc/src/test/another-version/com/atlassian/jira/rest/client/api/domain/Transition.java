package com.atlassian.jira.rest.client.api.domain;

public abstract class Transition {
    public abstract String getName();

    public abstract int getId();

    public abstract Iterable<Field> getFields();

    public abstract static class Field {
        public abstract String getId();

        public abstract boolean isRequired();
    }
}
