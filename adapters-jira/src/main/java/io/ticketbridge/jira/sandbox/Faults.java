package io.ticketbridge.jira.sandbox;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The failures that were asked for and have not happened yet, and how long those wait that delay. */
final class Faults {
    static final String ANY_METHOD = "*";

    /** A fault that waits for its request. {@code path} is searched for in the path. */
    private static final class Waiting {
        private final String method;
        private final Pattern path;
        private final Fault fault;
        private int times;

        Waiting(String method, Pattern path, int times, Fault fault) {
            this.method = method;
            this.path = path;
            this.times = times;
            this.fault = fault;
        }

        boolean isFor(String requestMethod, String requestPath) {
            boolean sameMethod = method.equals(ANY_METHOD) || method.equals(requestMethod);
            return sameMethod && path.matcher(requestPath).find();
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    synchronized void add(String method, String path, int times, Fault fault) {
        waiting.add(new Waiting(method, Pattern.compile(path), times, fault));
    }

    synchronized Optional<Fault> next(String method, String path) {
        Optional<Waiting> found =
                waiting.stream().filter(one -> one.isFor(method, path)).findFirst();
        found.ifPresent(one -> {
            if (--one.times == 0) {
                waiting.remove(one);
            }
        });
        return found.map(one -> one.fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** @throws InterruptedIOException where the sandbox is closed before the time is over */
    void pause(Duration duration) throws InterruptedIOException {
        try {
            if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InterruptedIOException("The sandbox is closed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The sandbox is being closed");
        }
    }

    /** The same, of those alone who have their turn. */
    void pause(Fault.TakesTurns turns) throws InterruptedIOException {
        turns.places().acquireUninterruptibly();
        try {
            pause(turns.each());
        } finally {
            turns.places().release();
        }
    }

    /** Whatever is still delayed will not happen. */
    void close() {
        closed.countDown();
    }
}
