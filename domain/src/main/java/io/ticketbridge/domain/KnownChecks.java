package io.ticketbridge.domain;

import io.ticketbridge.domain.Finding.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How an integration's checks are known to whoever is told when one gets worse: as each was last found. What a checkup did not
 * reach, or could not tell, is known as before, so that it is not told of twice.
 */
public record KnownChecks(Map<String, Outcome> outcomes) {
    /** Nothing is known yet. */
    public static final KnownChecks NONE = new KnownChecks(Map.of());

    public KnownChecks {
        outcomes = Map.copyOf(outcomes);
    }

    /** What this checkup found worse than it is known; a check of which nothing is known is taken for well. */
    public List<Finding> worseIn(Checkup checkup) {
        return checkup.findings().stream().filter(this::isWorse).toList();
    }

    /** How they are known after this checkup was told of. */
    public KnownChecks told(Checkup checkup) {
        return with(checkup, finding -> true);
    }

    /** How they are known after this checkup while what is worse in it is still to be told. */
    public KnownChecks untold(Checkup checkup) {
        return with(checkup, finding -> !isWorse(finding));
    }

    private boolean isWorse(Finding finding) {
        return finding.outcome().isWorseThan(outcomes.getOrDefault(finding.check(), Outcome.PASSED));
    }

    private KnownChecks with(Checkup checkup, Predicate<Finding> which) {
        Map<String, Outcome> now = new HashMap<>(outcomes);
        checkup.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.UNKNOWN)
                .filter(which)
                .forEach(finding -> now.put(finding.check(), finding.outcome()));
        return new KnownChecks(now);
    }
}
