package io.ticketbridge.domain;

import io.ticketbridge.domain.Finding.Outcome;
import java.time.Instant;
import java.util.List;

/** How an integration was found when it was last examined. */
public record Checkup(Instant examinedAt, List<Finding> findings) {
    public Checkup {
        findings = List.copyOf(findings);
    }

    /** What failed decides, then what is warned of; what is unknown does not. */
    public Health health() {
        if (any(Outcome.FAILED)) {
            return Health.FAILED;
        }
        return any(Outcome.WARNING) ? Health.WARNING : Health.OK;
    }

    /** Whether tickets can be opened. */
    public boolean ok() {
        return health() != Health.FAILED;
    }

    private boolean any(Outcome outcome) {
        return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
    }
}
