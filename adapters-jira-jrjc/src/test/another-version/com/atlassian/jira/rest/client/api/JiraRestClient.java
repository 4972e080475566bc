package com.atlassian.jira.rest.client.api;

import java.io.Closeable;

public interface JiraRestClient extends Closeable {
    IssueRestClient getIssueClient();
}
