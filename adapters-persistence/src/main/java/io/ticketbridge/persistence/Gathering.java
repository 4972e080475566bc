package io.ticketbridge.persistence;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One look for all who want one: whoever asks while a look is under way waits for the next, which is for everybody who has
 * come by then. So each look begins after it was asked for.
 */
final class Gathering<K, V> {
    private final ReentrantLock turn = new ReentrantLock();
    private final Function<Set<K>, Map<K, V>> look;
    private Round<K, V> next = new Round<>();

    private static final class Round<K, V> {
        private final Set<K> keys = new HashSet<>();
        private final CompletableFuture<Map<K, V>> found = new CompletableFuture<>();
    }

    /** @param look finds the values of some keys; those that have none are left out */
    Gathering(Function<Set<K>, Map<K, V>> look) {
        this.look = look;
    }

    /** The value of {@code key} at some moment after this was called; what the look throws is thrown to all whom it was for. */
    Optional<V> get(K key) {
        Round<K, V> mine = join(key);
        try {
            return Optional.ofNullable(mine.found.join().get(key));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    /** For how many different keys somebody waits for the next look. */
    synchronized int waiting() {
        return next.keys.size();
    }

    private Round<K, V> join(K key) {
        Round<K, V> mine;
        boolean leads;
        synchronized (this) {
            mine = next;
            leads = mine.keys.isEmpty();
            mine.keys.add(key);
        }
        if (leads) {
            lead(mine);
        }
        return mine;
    }

    private void lead(Round<K, V> round) {
        turn.lock();
        try {
            close();
            round.found.complete(look.apply(round.keys));
        } catch (RuntimeException | Error failure) {
            round.found.completeExceptionally(failure);
        } finally {
            turn.unlock();
        }
    }

    /** Whoever comes from now on is for the next. */
    private synchronized void close() {
        next = new Round<>();
    }
}
