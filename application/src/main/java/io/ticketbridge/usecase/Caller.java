package io.ticketbridge.usecase;

/** Whoever waits for an answer. */
@FunctionalInterface
public interface Caller {
    /** Whether they are still there, as far as can be told: only what reaches them is known to them. */
    boolean isListening();

    /** Does {@code work} when the answer is out: at once, for whom what is returned is the answer. */
    default void onceAnswered(Runnable work) {
        work.run();
    }
}
