package io.ticketbridge.port;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps which tickets Jira is to be asked about when nobody waits for it, each once however often that is noted. Whoever asks takes them
 * for a while, which ends by the store's own clock; what is noted of one meanwhile has it asked about once more.
 */
public interface Refreshes {
    /**
     * A ticket that was taken.
     *
     * @param epoch higher than at any time before that it was noted or taken
     * @param channel why Jira is asked
     * @param deleted whether Jira said that its issue was deleted
     * @param tries how often it was put off since it was noted
     */
    record Due(TicketId ticket, int epoch, Channel channel, boolean deleted, int tries) {}

    /** Some that are due, of one integration. */
    record Batch(IntegrationId integration, List<Due> due) {
        public Batch {
            due = List.copyOf(due);
        }
    }

    /**
     * Notes what Jira told of an issue, that of a ticket of this integration: of any other nothing is kept. Once this returns, no crash
     * loses it.
     *
     * @param delivery by which Jira tells what it says once more from what is new; what was noted under it already, up to
     *     {@link #forget}, is not noted again
     * @param news the entry of the changelog that it names stands by the change of which it tells, if that is seen within ten minutes
     */
    void heard(IntegrationId integration, Optional<String> delivery, IssueNews news);

    /** When Jira last told of anything by itself through this integration, to the minute; empty where it never did. */
    Optional<Instant> lastHeard(IntegrationId integration);

    /**
     * Notes those of the integration's tickets of which something older is known, or nothing.
     *
     * @param updated when each issue last changed by Jira's clock, by its id
     * @return how many they are
     */
    int changed(IntegrationId integration, Map<String, Instant> updated);

    /**
     * Notes those of the integration's tickets, up to so many, that were not done and were shown when they were last seen, were opened longer
     * ago than that, and are not among these.
     *
     * @param shown issues by their ids
     * @return how many they are
     */
    int missing(IntegrationId integration, Set<String> shown, Duration known, int most);

    /** Notes those of the integration's tickets that were seen the longest ago, or never, and not within so long. */
    int overdue(IntegrationId integration, Duration unseen, int most);

    /** Takes up to so many that are due of one integration, the one that is longest due first. */
    Optional<Batch> take(int most, Duration lease);

    /** Forgets these, but for those that were noted again or taken by somebody else meanwhile. */
    void done(List<Due> taken);

    /** Has these come due again after so long, but for those that were noted again or taken by somebody else meanwhile. */
    void putOff(List<Due> taken, Duration delay);

    /** Forgets under which names Jira delivered what it told longer ago than this. */
    void forget(Duration age);
}
