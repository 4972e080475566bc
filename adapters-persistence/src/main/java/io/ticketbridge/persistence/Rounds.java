package io.ticketbridge.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One piece of work for all who want it: whoever comes while a round is under way waits for the next, which is for everybody
 * who has come by then. So each round begins after it was asked for, and no two are under way at a time. The first who comes
 * for a round does its work.
 *
 * @param <W> what each wants of it
 */
final class Rounds<W> {
    private final ReentrantLock turn = new ReentrantLock();
    private final Consumer<List<W>> work;
    private Round<W> next = new Round<>();

    private static final class Round<W> {
        private final List<W> wishes = new ArrayList<>();
        private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    }

    /** @param work does what all want who have come */
    Rounds(Consumer<List<W>> work) {
        this.work = work;
    }

    /**
     * Returns once a round that began after this was called is over; what its work throws is thrown to all whom it was for.
     *
     * @throws IllegalStateException within a round, which would wait for its own end
     */
    void join(W wish) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A round within a round");
        }
        try {
            enter(wish).over.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    /** How many wait for the next round. */
    synchronized int waiting() {
        return next.wishes.size();
    }

    private Round<W> enter(W wish) {
        Round<W> mine;
        boolean leads;
        synchronized (this) {
            mine = next;
            leads = mine.wishes.isEmpty();
            mine.wishes.add(wish);
        }
        if (leads) {
            lead(mine);
        }
        return mine;
    }

    private void lead(Round<W> round) {
        turn.lock();
        try {
            close();
            work.accept(round.wishes);
            round.over.complete(true);
        } catch (RuntimeException | Error failure) {
            round.over.completeExceptionally(failure);
        } finally {
            turn.unlock();
        }
    }

    /** Whoever comes from now on is for the next. */
    private synchronized void close() {
        next = new Round<>();
    }
}
