package io.ticketbridge.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Requests at a steady rate, whether or not those before have been answered. Times count from when each was due. */
final class Load {
    /**
     * What came of them.
     *
     * @param millis how long the answers of each status took, the quickest first; 0 for those without any
     */
    record Figures(Map<Integer, List<Long>> millis) {
        Set<Integer> statuses() {
            return millis.keySet();
        }

        int of(int status) {
            return millis.getOrDefault(status, List.of()).size();
        }

        long percentile(int status, double of100) {
            List<Long> times = millis.getOrDefault(status, List.of());
            return times.get((int) Math.min(times.size() - 1.0, times.size() * of100 / 100));
        }

        /** How many took longer than that. */
        long later(int status, long thanMillis) {
            return millis.getOrDefault(status, List.of()).stream()
                    .filter(each -> each > thanMillis)
                    .count();
        }

        @Override
        public String toString() {
            return millis.keySet().stream()
                    .map(status -> "%d × %d (median %d ms, p99 %d ms)"
                            .formatted(of(status), status, percentile(status, 50), percentile(status, 99)))
                    .collect(Collectors.joining(", "));
        }
    }

    private final Map<Integer, List<Long>> millis = new TreeMap<>();
    private final Queue<AssertionError> broken = new ConcurrentLinkedQueue<>();

    private Load() {}

    /**
     * All of them, to the last answer.
     *
     * @param request makes one request, and gives its status; what it asserts is asserted of each
     */
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
        load.broken.stream().findFirst().ifPresent(first -> {
            throw first;
        });
        return load.figures();
    }

    private void count(long due, Callable<Integer> request) {
        int status;
        try {
            status = request.call();
        } catch (AssertionError notAsItShouldBe) {
            broken.add(notAsItShouldBe);
            return;
        } catch (Exception noAnswer) {
            status = 0;
        }
        note(status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
    }

    private synchronized void note(int status, long took) {
        millis.computeIfAbsent(status, first -> new ArrayList<>()).add(took);
    }

    private synchronized Figures figures() {
        millis.values().forEach(Collections::sort);
        return new Figures(millis);
    }
}
