package com.atlassian.jira.rest.client.api;

import java.net.URI;

public interface JiraRestClientFactory {
    JiraRestClient create(URI server, AuthenticationHandler handler);

    JiraRestClient createWithBasicHttpAuthentication(URI server, String user, String password);
}
