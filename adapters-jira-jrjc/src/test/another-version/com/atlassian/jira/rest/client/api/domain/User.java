package com.atlassian.jira.rest.client.api.domain;

public abstract class User extends BasicUser {
}
