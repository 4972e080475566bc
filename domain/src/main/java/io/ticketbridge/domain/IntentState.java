package io.ticketbridge.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How far an intent has come. The one table of what may follow what: there is no way from {@link #UNKNOWN} to
 * {@link #SENDING}, but through the proof that nothing was done.
 */
public enum IntentState {
    /** Written down, and on its way to Jira; or whoever sent it has died. */
    SENDING,
    /** Nothing was done in Jira; it may be sent again. */
    NOT_SENT,
    /** It may have been done in Jira, or may yet be: it is looked for, and never sent. */
    UNKNOWN,
    /** Done in Jira, and stored. */
    DONE,
    /** Jira refused it. */
    REJECTED,
    /** Nothing was done, and nobody waits for it. */
    ABANDONED;

    private static final Map<IntentState, Map<IntentEvent, IntentState>> TABLE = table();

    /** The states from which nothing follows. */
    public static Set<IntentState> ends() {
        return Set.of(DONE, REJECTED, ABANDONED);
    }

    public boolean isEnd() {
        return ends().contains(this);
    }

    /** @throws IllegalStateException where {@code event} cannot happen in this state */
    public IntentState after(IntentEvent event) {
        IntentState next = TABLE.getOrDefault(this, Map.of()).get(event);
        if (next == null) {
            throw new IllegalStateException(event + " cannot follow " + this);
        }
        return next;
    }

    private static Map<IntentState, Map<IntentEvent, IntentState>> table() {
        Map<IntentState, Map<IntentEvent, IntentState>> table = new EnumMap<>(IntentState.class);
        table.put(
                SENDING,
                Map.of(
                        IntentEvent.CONFIRMED, DONE,
                        IntentEvent.REFUSED, REJECTED,
                        IntentEvent.NOT_EXECUTED, NOT_SENT,
                        IntentEvent.ANSWER_LOST, UNKNOWN));
        table.put(NOT_SENT, Map.of(IntentEvent.SENT_AGAIN, SENDING, IntentEvent.GIVEN_UP, ABANDONED));
        table.put(
                UNKNOWN,
                Map.of(
                        IntentEvent.FOUND, DONE,
                        IntentEvent.REFUSED, REJECTED,
                        IntentEvent.PROVED_ABSENT, NOT_SENT,
                        IntentEvent.GIVEN_UP, ABANDONED));
        // What was given up may still be found: Jira was slower than anybody waited.
        table.put(ABANDONED, Map.of(IntentEvent.FOUND, DONE));
        return table;
    }
}
