package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.CallOutcome;
import io.ticketbridge.jira.JiraCalls;
import io.ticketbridge.rest.Traffic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests and calls of Jira. What it counts with is loaded in a thread that nobody waits for, and knows of nothing that
 * a start needs; what happens before it is there is counted then.
 */
final class Meters implements Traffic, JiraCalls, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private final CompletableFuture<Recorder> recorder = new CompletableFuture<>();

    /** Has it loaded. */
    void begin(Supplier<Recorder> made) {
        Thread thread = new Thread(() -> load(made), "metrics");
        thread.setDaemon(true);
        thread.start();
    }

    /** All there is, in Prometheus' text format. */
    String text() {
        return recorder.join().text();
    }

    @Override
    public void answered(String method, String route, int status, Duration took) {
        count(to -> to.answered(method, route, status, took));
    }

    @Override
    public void ended(String operation, CallOutcome outcome, Duration took) {
        count(to -> to.ended(operation, outcome, took));
    }

    @Override
    public void heldBack(String operation) {
        count(to -> to.heldBack(operation));
    }

    @Override
    public void repeated(String operation) {
        count(to -> to.repeated(operation));
    }

    /** An integration got worse. */
    void gotWorse() {
        count(Recorder::gotWorse);
    }

    @Override
    public void close() {
        count(Recorder::close);
    }

    private void load(Supplier<Recorder> made) {
        try {
            recorder.complete(made.get());
        } catch (RuntimeException | Error failure) {
            LOG.error("There are no metrics", failure);
            recorder.completeExceptionally(failure);
        }
    }

    private void count(Consumer<Recorder> event) {
        CompletableFuture<Void> unused = recorder.thenAccept(event);
    }
}
