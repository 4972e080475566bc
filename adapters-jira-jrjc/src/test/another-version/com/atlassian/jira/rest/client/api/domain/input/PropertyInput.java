package com.atlassian.jira.rest.client.api.domain.input;

public class PropertyInput {}
