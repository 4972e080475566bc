package io.ticketbridge.usecase;

import io.ticketbridge.port.Intents;

/** Goes on with what was begun and not ended, on whichever node it was begun, when nobody waits for it any more. */
public final class CompleteIntents {
    private static final int AT_ONCE = 20;

    private final Intents intents;
    private final Settling settling;

    public CompleteIntents(Intents intents, Settling settling) {
        this.intents = intents;
        this.settling = settling;
    }

    /** Takes each wish that it is time for one step further. */
    public void complete() {
        intents.due(AT_ONCE).forEach(id -> intents.find(id).ifPresent(settling::complete));
    }
}
