package io.ticketbridge.usecase;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Checkups.Claim;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.Refreshes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Examines each integration every so often, on whichever node comes first, when nobody waits for it. */
public final class ExamineIntegrations {
    /** An integration that is worse than was known. */
    public record Worse(IntegrationId integration, List<Finding> findings) {}

    /** Longer than one can take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** People were before us. */
    private static final Duration LATER = Duration.ofMinutes(1);

    /** So many nodes may look for the next at a time without finding each other at it. */
    private static final int CANDIDATES = 10;

    private final Integrations integrations;
    private final IssueTrackers trackers;
    private final Looks looks;
    private final Checkups checkups;
    private final Rhythm rhythm;
    private final Clock clock;

    public ExamineIntegrations(
            Integrations integrations,
            IssueTrackers trackers,
            Refreshes refreshes,
            Checkups checkups,
            Duration every,
            Clock clock) {
        this.looks = new Looks(refreshes);
        this.integrations = integrations;
        this.trackers = trackers;
        this.checkups = checkups;
        this.rhythm = new Rhythm(every);
        this.clock = clock;
    }

    /**
     * Examines the one that is longest due, if any is; to be called again and again, and by one thread, so that few calls of Jira
     * are made at a time.
     *
     * @param stopping whether what Jira says is not to be trusted any more, for what asks it is being closed
     */
    public Optional<Worse> examineNext(BooleanSupplier stopping) {
        checkups.enrol(rhythm.every());
        return claimNext().flatMap(claim -> examine(claim, stopping));
    }

    private Optional<Claim> claimNext() {
        for (IntegrationId id : checkups.due(CANDIDATES)) {
            Optional<Claim> claim = checkups.claim(id, LEASE);
            if (claim.isPresent()) {
                return claim;
            }
        }
        return Optional.empty();
    }

    private Optional<Worse> examine(Claim claim, BooleanSupplier stopping) {
        Optional<Integration> integration = integrations.find(claim.integration());
        if (integration.isEmpty()) {
            return Optional.empty();
        }
        if (trackers.isForPeople(claim.integration())) {
            checkups.release(claim, LATER);
            return Optional.empty();
        }
        ConnectionTest test = looks.with(integration.get(), trackers.examine(integration.get(), Deadline.in(LONGEST)));
        return stopping.getAsBoolean() ? Optional.empty() : judged(claim.heard(!test.interrupted()), test);
    }

    /** A Jira that could not be asked once may be well in a moment: it is asked again before that is held to be how it stands. */
    private Optional<Worse> judged(Claim claim, ConnectionTest test) {
        if (claim.silences() == 1) {
            checkups.release(claim, rhythm.next(test));
            return Optional.empty();
        }
        Checkup found = new Checkup(clock.instant(), test.findings());
        List<Finding> worse = claim.known().worseIn(found);
        boolean kept = checkups.keep(claim, found, claim.known().told(found), rhythm.next(test));
        return kept && !worse.isEmpty() ? Optional.of(new Worse(claim.integration(), worse)) : Optional.empty();
    }
}
