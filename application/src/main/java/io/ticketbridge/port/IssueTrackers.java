package io.ticketbridge.port;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;

/** Gives the tracker that an integration points to. */
public interface IssueTrackers {
    /**
     * The tracker behind an integration. Asks nothing of it yet.
     *
     * @param deadline until when it may be asked: what is not sent by then is not sent, and refused as unavailable; an
     *     answer is not waited for longer. Only a file on its way takes the time that it needs
     */
    IssueTracker of(Integration integration, Deadline deadline);

    /**
     * Whether so many wait for it that whoever asks now would be refused at once, so that it is not worth the writing down
     * of what is wanted. What is true here may be false a moment later, and the other way round.
     */
    boolean isCrowded(IntegrationId integration);

    /**
     * Whether what nobody waits for should not ask now: so many wait for it, or it has told that we ask for nearly as much as it lets
     * us.
     */
    boolean isForPeople(IntegrationId integration);

    /**
     * Checks that the operator lets this server connect there. Nothing is looked up: where the name leads is checked each time
     * that it is connected to.
     *
     * @throws Refusal.AddressNotAllowed where it is not so
     */
    void check(BaseUrl address);

    /**
     * Checks that the client which an integration names is there, and may be used for such a Jira. Nothing is asked.
     *
     * @throws Refusal.AddressNotAllowed where it is not so; whatever is asked of its tracker is refused like that then
     */
    void checkClient(JiraConfig config, BaseUrl address, Credentials credentials);

    /**
     * Proves address, credentials and project without writing anything. What fails is told, not thrown. Of credentials that were
     * refused a moment ago that may be told again without asking.
     */
    ConnectionTest test(Integration integration);

    /**
     * The same when nobody waits for it: in the line in which all calls of this integration stand, on the terms on which they are
     * made, and not after {@code deadline}.
     */
    ConnectionTest examine(Integration integration, Deadline deadline);
}
