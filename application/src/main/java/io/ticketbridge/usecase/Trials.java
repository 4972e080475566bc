package io.ticketbridge.usecase;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Checkups.Claim;
import io.ticketbridge.port.IssueTrackers;
import java.time.Clock;
import java.time.Duration;

/**
 * Tests that somebody asked for and waits for, and what is kept of them. Who asked sees what got worse, and may not be who is to be
 * told of it: so it comes due at once, and is told of when it is found again.
 */
final class Trials {
    /** It is kept as soon as it is claimed. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final IssueTrackers trackers;
    private final Looks looks;
    private final Checkups checkups;
    private final Rhythm rhythm;
    private final Clock clock;

    Trials(IssueTrackers trackers, Looks looks, Checkups checkups, Duration every, Clock clock) {
        this.looks = looks;
        this.trackers = trackers;
        this.checkups = checkups;
        this.rhythm = new Rhythm(every);
        this.clock = clock;
    }

    ConnectionTest run(Integration integration) {
        ConnectionTest test = looks.with(integration, trackers.test(integration));
        Checkup found = new Checkup(clock.instant(), test.findings());
        checkups.seize(integration.id(), LEASE).ifPresent(claim -> keep(claim, test, found));
        return test;
    }

    private void keep(Claim claim, ConnectionTest test, Checkup found) {
        boolean untold = !test.interrupted() && !claim.known().worseIn(found).isEmpty();
        checkups.keep(
                test.interrupted() ? claim : claim.heard(true),
                found,
                claim.known().untold(found),
                untold ? Duration.ZERO : rhythm.next(test));
    }
}
