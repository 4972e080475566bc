package io.ticketbridge.jira;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.port.IssueTracker;

/**
 * Another client for Jira than the one that is built in. {@link JiraClients} finds it with {@link java.util.ServiceLoader} in a folder
 * of its own, where it is alone with its libraries; of ours it sees the domain, the ports and this package.
 */
public interface JiraClientProvider {
    /** What {@code client} of an integration says, so that its Jira is asked through it; the name of its folder too. */
    String name();

    /**
     * Nothing is asked.
     *
     * @throws io.ticketbridge.domain.Refusal.AddressNotAllowed where it must not be used for such a Jira; its reason is told to people
     */
    void check(BaseUrl address, Credentials credentials);

    /**
     * The tracker behind an integration. Asks nothing of it yet.
     *
     * @param passage the one way on which Jira is reached
     * @param usual the same tracker through the built-in client, for what this one cannot do
     */
    IssueTracker tracker(Integration integration, JiraPassage passage, IssueTracker usual);
}
