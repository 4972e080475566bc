package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done without being asked. Each node does it for itself; leases keep them apart. */
final class Background implements AutoCloseable {
    /** How much is done at a time: a Jira that hangs holds up one of them. */
    static final int THREADS = 4;

    /** Two look at what was done before, two at what became of issues, two tell webhooks; what asks no Jira is held up by none of them. */
    private static final int OTHERS = 7;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS + OTHERS, task -> {
        Thread background = new Thread(task, "background");
        background.setDaemon(true);
        return background;
    });

    /** Does it again and again, that long after it last ended; what goes wrong is logged, and the next time comes. */
    Background every(Duration pause, Runnable work) {
        long millis = pause.toMillis();
        Future<?> unused = threads.scheduleWithFixedDelay(() -> attempt(work), millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Does it, and again at once as long as there was something to do. */
    Runnable untilDone(BooleanSupplier work) {
        return () -> {
            while (!isStopping() && work.getAsBoolean()) {
                // The next one is done by then.
            }
        };
    }

    /** Whether what runs is to come to an end. */
    boolean isStopping() {
        return threads.isShutdown();
    }

    /** Begins nothing more, and lets what has begun finish: whatever was sent to Jira is to be stored. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("What runs in the background did not stop within {} s", LONGEST.toSeconds());
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Refusal.StoreUnavailable toldAlready) {
            return;
        } catch (RuntimeException | Error failure) {
            LOG.error("Work in the background failed; it is tried again", failure);
        }
    }
}
