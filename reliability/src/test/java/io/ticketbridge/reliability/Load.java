package io.ticketbridge.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Requests at a steady rate, whether or not those before have been answered. Times count from when each was due. */
final class Load {
    /**
     * What came of them.
     *
     * @param answers how many of each status; 0 for those without any
     * @param millis how long each answer took, the quickest first
     */
    record Figures(Map<Integer, Integer> answers, List<Long> millis) {
        long percentile(double of100) {
            return millis.get((int) Math.min(millis.size() - 1.0, millis.size() * of100 / 100));
        }

        int of(int status) {
            return answers.getOrDefault(status, 0);
        }

        @Override
        public String toString() {
            return "answers " + answers + ", median " + percentile(50) + " ms, p99 " + percentile(99) + " ms";
        }
    }

    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();

    private Load() {}

    /** @param request makes one request, and gives its status */
    static Figures of(int perSecond, Duration time, Callable<Integer> request) throws InterruptedException {
        Load load = new Load();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService clients = Executors.newCachedThreadPool();
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var unused = clock.scheduleAtFixedRate(
                () -> {
                    long due = System.nanoTime();
                    clients.execute(() -> load.count(due, request));
                },
                0,
                pause,
                TimeUnit.NANOSECONDS);
        Thread.sleep(time.toMillis());
        clock.shutdownNow();
        clients.shutdown();
        if (!clients.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Requests are still not answered");
        }
        return load.figures();
    }

    private void count(long due, Callable<Integer> request) {
        int status;
        try {
            status = request.call();
        } catch (Exception noAnswer) {
            status = 0;
        }
        note(status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
    }

    private synchronized void note(int status, long took) {
        answers.merge(status, 1, Integer::sum);
        millis.add(took);
    }

    private synchronized Figures figures() {
        Collections.sort(millis);
        return new Figures(Map.copyOf(answers), List.copyOf(millis));
    }
}
