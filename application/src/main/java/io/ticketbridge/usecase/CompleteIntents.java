package io.ticketbridge.usecase;

import io.ticketbridge.domain.IntentId;
import io.ticketbridge.port.Intents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Goes on with what was begun and not ended, on whichever node it was begun, when nobody waits for it any more. */
public final class CompleteIntents {
    private static final int AT_ONCE = 100;

    private final Intents intents;
    private final Settling settling;

    public CompleteIntents(Intents intents, Settling settling) {
        this.intents = intents;
        this.settling = settling;
    }

    /**
     * Takes each wish for which it is time one step further; in no order, so that several who do this at once are seldom in
     * each other's way.
     *
     * @param stopping whether to begin no more of them
     */
    public void complete(BooleanSupplier stopping) {
        Set<IntentId> tried = new HashSet<>();
        List<IntentId> due = due(tried);
        while (!due.isEmpty() && !stopping.getAsBoolean()) {
            due.stream().takeWhile(id -> !stopping.getAsBoolean()).forEach(this::complete);
            due = due(tried);
        }
    }

    private void complete(IntentId id) {
        intents.find(id).filter(intent -> !intent.state().isEnd()).ifPresent(settling::complete);
    }

    /** Those that were not tried already. */
    private List<IntentId> due(Set<IntentId> tried) {
        List<IntentId> due = new ArrayList<>(intents.due(AT_ONCE));
        due.removeIf(id -> !tried.add(id));
        Collections.shuffle(due);
        return due;
    }
}
