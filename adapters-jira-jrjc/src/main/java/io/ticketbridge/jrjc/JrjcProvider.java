package io.ticketbridge.jrjc;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.jira.JiraClientProvider;
import io.ticketbridge.jira.JiraPassage;
import io.ticketbridge.port.IssueTracker;

/** Atlassian's client for those integrations that say {@code "client": "jrjc"}. */
public final class JrjcProvider implements JiraClientProvider {
    private final JrjcVersion version = JrjcVersion.ofThatHere();
    private final KnownStatuses statuses = new KnownStatuses();

    @Override
    public String name() {
        return "jrjc";
    }

    @Override
    public void check(BaseUrl address, Credentials credentials) {
        version.check(address, credentials);
    }

    @Override
    public IssueTracker tracker(Integration integration, JiraPassage passage, IssueTracker usual) {
        return new JrjcIssueTracker(integration, new JrjcCalls(passage), usual, statuses);
    }
}
