package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.Polls;
import io.ticketbridge.port.Polls.Claim;
import io.ticketbridge.port.Refreshes;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks each Jira every so often what changed, on whichever node comes first, and has those tickets looked at again of which something older
 * is known; and, a few at a time, those that nobody has looked at for long. It writes nothing to Jira.
 */
public final class PollChanges {
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Jira's search may learn of a change so much later ("seconds to minutes": Atlassian, "Search and reconcile"). */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** What changed longer ago, or before the first time, is found by looking at each ticket. */
    private static final Duration FURTHEST = Duration.ofDays(1);

    /** No search tells what was deleted: so many that are not done are compared with those that it shows. */
    private static final int COMPARED = 10_000;

    /** The search need not know what is newer; to look at one in vain does no harm. */
    private static final Duration NEW = Duration.ofSeconds(30);

    /** Where many are missing at once, we may not see them any more: each is asked for by itself, so only some are at a time. */
    private static final int MISSING_AT_ONCE = 50;

    /** A ticket is looked at so often even if nothing tells that it changed: a search may miss it, and does not tell of deletions. */
    private static final Duration UNSEEN = Duration.ofHours(1);

    private final Integrations integrations;
    private final IssueTrackers trackers;
    private final Polls polls;
    private final Refreshes refreshes;
    private final Duration every;

    /** @param every how often; half as often where Jira tells of each change by itself */
    public PollChanges(
            Integrations integrations, IssueTrackers trackers, Polls polls, Refreshes refreshes, Duration every) {
        this.integrations = integrations;
        this.trackers = trackers;
        this.polls = polls;
        this.refreshes = refreshes;
        this.every = every;
    }

    /** Whether one was due. */
    public boolean pollNext() {
        Optional<Claim> claim = polls.claimNext(LEASE);
        claim.ifPresent(this::poll);
        return claim.isPresent();
    }

    private void poll(Claim claim) {
        Optional<Integration> integration = integrations.find(claim.integration());
        if (integration.isEmpty() || trackers.isForPeople(claim.integration())) {
            polls.failed(claim, every);
            return;
        }
        try {
            boolean missed = note(claim, trackers.of(integration.get(), Deadline.in(LONGEST)));
            polls.succeeded(claim, missed || !integration.get().syncInbound() ? every : every.multipliedBy(2));
        } catch (Refusal.StoreUnavailable takenAgainAfterTheLease) {
            throw takenAgainAfterTheLease;
        } catch (Refusal jiraCannotTell) {
            polls.failed(claim, every);
        }
    }

    /** Whether something had changed that nobody had told of. */
    private boolean note(Claim claim, IssueTracker tracker) {
        IntegrationId id = claim.integration();
        Duration span = claim.since()
                .map(since -> since.plus(LATE))
                .filter(since -> since.compareTo(FURTHEST) < 0)
                .orElse(FURTHEST);
        int missed = refreshes.changed(id, tracker.changedWithin(span));
        missed += tracker.unfinished(COMPARED)
                .map(shown -> refreshes.missing(id, shown, NEW, MISSING_AT_ONCE))
                .orElse(0);
        refreshes.overdue(id, UNSEEN, IssueTracker.MOST_AT_ONCE);
        return missed > 0;
    }
}
