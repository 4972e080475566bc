package com.atlassian.jira.rest.client.internal.async;

import com.atlassian.jira.rest.client.api.AuthenticationHandler;
import com.atlassian.jira.rest.client.api.JiraRestClient;
import com.atlassian.jira.rest.client.api.JiraRestClientFactory;
import java.net.URI;

public class AsynchronousJiraRestClientFactory implements JiraRestClientFactory {
    @Override
    public JiraRestClient create(URI server, AuthenticationHandler handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JiraRestClient createWithBasicHttpAuthentication(URI server, String user, String password) {
        throw new UnsupportedOperationException();
    }
}
