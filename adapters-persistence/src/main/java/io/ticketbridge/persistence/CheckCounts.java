package io.ticketbridge.persistence;

import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.domain.IntegrationId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many checks of each integration came to what when it was last examined, as operators count them.
 *
 * @param ofEach those of active integrations that ever were; each outcome is there
 */
public record CheckCounts(Map<IntegrationId, Map<Outcome, Integer>> ofEach) {
    public CheckCounts {
        ofEach = Map.copyOf(ofEach);
    }

    /**
     * As it is now.
     *
     * @throws io.ticketbridge.domain.Refusal.StoreUnavailable where the database does not work for now
     */
    public static CheckCounts of(Database database) {
        Map<IntegrationId, Map<Outcome, Integer>> ofEach = new HashMap<>();
        database.reading(handle -> handle.createQuery("""
                        select c.integration_id, c.findings from checkups c, integrations i
                        where i.id = c.integration_id and i.active = true and c.findings is not null""")
                .map((row, context) -> ofEach.put(
                        new IntegrationId(row.getLong("integration_id")),
                        counted(CheckupColumns.findings(row.getString("findings")))))
                .list());
        return new CheckCounts(ofEach);
    }

    private static Map<Outcome, Integer> counted(List<Finding> findings) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        findings.forEach(finding -> counts.merge(finding.outcome(), 1, Integer::sum));
        return counts;
    }
}
