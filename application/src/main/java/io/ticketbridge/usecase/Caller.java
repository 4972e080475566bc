package io.ticketbridge.usecase;

/** Whoever waits for an answer. */
@FunctionalInterface
public interface Caller {
    /** Whether they are still there, as far as can be told: only what reaches them is known to them. */
    boolean isListening();

    /** Whether they are surely gone. Whoever has sent more already is neither that nor surely listening. */
    default boolean isGone() {
        return false;
    }

    /**
     * Does one of the two once the answer is out, or it is sure that it does not get out: for whom what is returned is the
     * answer, at once.
     */
    default void onceAnswered(Runnable heard, Runnable unheard) {
        (isListening() ? heard : unheard).run();
    }
}
