package com.atlassian.jira.rest.client.api;

import com.atlassian.httpclient.api.Request;

public interface AuthenticationHandler {
    void configure(Request.Builder builder);
}
