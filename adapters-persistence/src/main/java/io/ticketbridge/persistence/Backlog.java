package io.ticketbridge.persistence;

import io.ticketbridge.domain.IntentState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits to be done or looked at, as operators count it.
 *
 * @param unfinished how many intents have not ended, by state; each state is there
 * @param refreshes how many tickets Jira is to be asked about though nobody waits for it
 * @param oldestSync when the ticket that has not been compared with Jira for the longest time last was; empty without tickets
 */
public record Backlog(Map<IntentState, Long> unfinished, long refreshes, Optional<Instant> oldestSync) {
    /**
     * As it is now. The second part reads all tickets: it is not for every second.
     *
     * @throws io.ticketbridge.domain.Refusal.StoreUnavailable where the database does not work for now
     */
    public static Backlog of(Database database) {
        return database.reading(handle -> {
            Map<IntentState, Long> unfinished = new EnumMap<>(IntentState.class);
            for (IntentState state : IntentState.values()) {
                if (!state.isEnd()) {
                    unfinished.put(
                            state,
                            handle.createQuery("select count(*) from intents where state = :state")
                                    .bind("state", state.name())
                                    .mapTo(Long.class)
                                    .one());
                }
            }
            Optional<Instant> oldest = handle.createQuery(
                            "select min(coalesce(synced_at, created_at)) as oldest from tickets")
                    .map((row, context) -> Rows.optionalInstant(row, "oldest"))
                    .one();
            long refreshes = handle.createQuery("select count(*) from refreshes")
                    .mapTo(Long.class)
                    .one();
            return new Backlog(Map.copyOf(unfinished), refreshes, oldest);
        });
    }
}
