package com.atlassian.jira.rest.client.api;

import com.atlassian.jira.rest.client.api.domain.BasicIssue;
import com.atlassian.jira.rest.client.api.domain.Issue;
import com.atlassian.jira.rest.client.api.domain.Transition;
import com.atlassian.jira.rest.client.api.domain.input.IssueInput;
import com.atlassian.jira.rest.client.api.domain.input.TransitionInput;
import io.atlassian.util.concurrent.Promise;
import java.io.InputStream;
import java.net.URI;

public interface IssueRestClient {
    Promise<BasicIssue> createIssue(IssueInput issue);

    Promise<Void> updateIssue(String key, IssueInput issue);

    Promise<Issue> getIssue(String key);

    Promise<Iterable<Transition>> getTransitions(URI transitions);

    Promise<Iterable<Transition>> getTransitions(Issue issue);

    Promise<Void> transition(URI transitions, TransitionInput transition);

    Promise<Void> transition(Issue issue, TransitionInput transition);

    Promise<Void> addAttachment(URI attachments, InputStream in, String name);

    Promise<InputStream> getAttachment(URI attachment);
}
