package io.ticketbridge.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests at a steady rate, whether or not those before have been answered: how long they took in milliseconds, each counted from
 * when it was due.
 */
record Steady(double median, double p99) {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param request the one of this number, from 0 on; all must be answered with 2xx */
    static Steady run(int perSecond, Duration time, IntFunction<HttpRequest> request) throws Exception {
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        List<Future<Long>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int number = 0; number < perSecond * time.toSeconds(); number++, due += pause) {
                LockSupport.parkNanos(due - System.nanoTime());
                HttpRequest each = request.apply(number);
                long began = due;
                running.add(threads.submit(() -> send(each, began)));
            }
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<Long> each : running) {
            nanos.add(each.get());
        }
        nanos.sort(null);
        return new Steady(nanos.get(nanos.size() / 2) / 1e6, nanos.get(nanos.size() * 99 / 100) / 1e6);
    }

    private static long send(HttpRequest request, long due) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return System.nanoTime() - due;
    }

    @Override
    public String toString() {
        return String.format("median %.1f ms, p99 %.1f ms", median, p99);
    }
}
