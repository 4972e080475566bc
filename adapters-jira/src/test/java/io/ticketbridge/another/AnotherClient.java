package io.ticketbridge.another;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.JiraClientProvider;
import io.ticketbridge.jira.JiraPassage;
import io.ticketbridge.port.IssueTracker;

/** For no Jira; it tells what it sees. */
public final class AnotherClient implements JiraClientProvider {
    @Override
    public String name() {
        return "another";
    }

    @Override
    public void check(BaseUrl address, Credentials credentials) {
        throw new Refusal.AddressNotAllowed("it " + told("com.fasterxml.jackson.core.JsonFactory"));
    }

    @Override
    public IssueTracker tracker(Integration integration, JiraPassage passage, IssueTracker usual) {
        return usual;
    }

    private String told(String library) {
        try {
            return "sees " + getClass().getClassLoader().loadClass(library).getName();
        } catch (ClassNotFoundException unseen) {
            return "does not see " + library;
        }
    }
}
