package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One call for all who want the same at a time: whoever comes while one is under way waits for the next, which is for everybody
 * who has come by then. So what each of them gets was asked for after they came.
 */
final class Sharing<K, V> {
    private final Map<K, Line<V>> lines = new HashMap<>();

    /** Those who want one thing. */
    private static final class Line<V> {
        private final ReentrantLock turn = new ReentrantLock();
        private int present;
        private Round<V> next = new Round<>();
    }

    /** Those for whom one call is. */
    private static final class Round<V> {
        private final CompletableFuture<V> result = new CompletableFuture<>();
        private boolean led;
    }

    /**
     * What {@code call} gives, of whoever leads; what it throws is thrown to all for whom it was.
     *
     * @throws Refusal.JiraTimedOut where it is not there in time
     */
    V get(K key, Deadline deadline, Supplier<V> call) {
        Line<V> line = enter(key);
        try {
            return get(line, deadline, call);
        } finally {
            leave(key, line);
        }
    }

    private V get(Line<V> line, Deadline deadline, Supplier<V> call) {
        Round<V> mine;
        boolean leads;
        synchronized (this) {
            mine = line.next;
            leads = !mine.led;
            mine.led = true;
        }
        if (leads) {
            lead(line, mine, deadline, call);
        }
        return result(mine, deadline);
    }

    private void lead(Line<V> line, Round<V> round, Deadline deadline, Supplier<V> call) {
        boolean myTurn = await(line.turn, deadline);
        try {
            close(line);
            if (myTurn) {
                round.result.complete(call.get());
            } else {
                round.result.completeExceptionally(new Refusal.JiraTimedOut(new TimeoutException()));
            }
        } catch (RuntimeException | Error failure) {
            round.result.completeExceptionally(failure);
        } finally {
            if (myTurn) {
                line.turn.unlock();
            }
        }
    }

    /** Whoever comes from now on is for the next. */
    private synchronized void close(Line<V> line) {
        line.next = new Round<>();
    }

    private synchronized Line<V> enter(K key) {
        Line<V> line = lines.computeIfAbsent(key, unknown -> new Line<>());
        line.present++;
        return line;
    }

    private synchronized void leave(K key, Line<V> line) {
        line.present--;
        if (line.present == 0) {
            lines.remove(key);
        }
    }

    /** How many wait for this, those for whom the call is under way among them. */
    synchronized int waiting(K key) {
        return lines.containsKey(key) ? lines.get(key).present : 0;
    }

    private static boolean await(ReentrantLock turn, Deadline deadline) {
        try {
            return turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <V> V result(Round<V> round, Deadline deadline) {
        try {
            return round.result.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw new Refusal.JiraTimedOut(late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal.JiraTimedOut(stopping);
        }
    }
}
