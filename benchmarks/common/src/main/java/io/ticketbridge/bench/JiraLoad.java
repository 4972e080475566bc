package io.ticketbridge.bench;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * What Jira has a part in: {@code JiraLoad home reads|creates|overhead clients millis seconds}. Reads ask Jira once each, and are
 * compared with the same issues from the same Jira by the HTTP client alone; so is, at a steady rate, what the server adds to
 * Jira's own time.
 */
public final class JiraLoad {
    private static final int WARM_UP = 4;
    private static final int READS_A_SECOND = 200;
    private static final int WRITES_A_SECOND = 50;

    private final Stand stand;
    private final int clients;
    private final Duration time;

    private JiraLoad(Stand stand, int clients, Duration time) {
        this.stand = stand;
        this.clients = clients;
        this.time = time;
    }

    public static void main(String[] arguments) throws Exception {
        int clients = Integer.parseInt(arguments[2]);
        Duration jiraTakes = Duration.ofMillis(Long.parseLong(arguments[3]));
        try (Stand stand = new Stand(Path.of(arguments[0]), clients, jiraTakes)) {
            JiraLoad load = new JiraLoad(stand, clients, Duration.ofSeconds(Long.parseLong(arguments[4])));
            switch (arguments[1]) {
                case "creates" -> load.measure("creates", stand.createScript());
                case "overhead" -> load.compare();
                default -> load.read();
            }
        }
    }

    private void read() throws Exception {
        double ideal = 0;
        try (CloseableHttpClient plain = plain()) {
            for (int round = 0; round < WARM_UP; round++) {
                ideal = alone(plain);
                System.out.printf("the HTTP client alone: %.0f/s%n", ideal);
            }
        }
        double ours = measure("reads", stand.readScript());
        System.out.printf("reads: %.2f of the HTTP client alone%n", ours / ideal);
    }

    private void compare() throws Exception {
        compare("reads", READS_A_SECOND, stand::read, stand::readInJira);
        compare(
                "creates",
                WRITES_A_SECOND,
                number -> stand.creation(number, "Steady " + number),
                number -> stand.creationInJira());
        compare(
                "comments",
                WRITES_A_SECOND,
                number -> stand.comment(number, "Steady " + number),
                number -> stand.commentInJira());
    }

    private void compare(String what, int perSecond, IntFunction<HttpRequest> ours, IntFunction<HttpRequest> jiras)
            throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            Steady.run(perSecond, time, ours);
        }
        Steady alone = Steady.run(perSecond, time, jiras);
        Steady both = Steady.run(perSecond, time, ours);
        System.out.printf(
                "%s, %d a second: %s; Jira alone: %s; added: %.1f ms at the median, %.1f ms at p99%n",
                what, perSecond, both, alone, both.median() - alone.median(), both.p99() - alone.p99());
    }

    /** How many a second, once it is warm. */
    private double measure(String what, String lua) throws Exception {
        Path script = stand.script(what, lua);
        Server server = stand.server();
        for (int round = 0; round < WARM_UP; round++) {
            System.out.println("warming up: " + Wrk.crowd(server, script, clients, time));
        }
        long before = stand.calls();
        Duration cpu = server.cpu();
        Wrk.Crowd ours = Wrk.crowd(server, script, clients, time);
        System.out.printf(
                "%s: %s; %.2f calls of Jira and %.0f µs of the processor each%n",
                what,
                ours,
                (stand.calls() - before) / ours.count(),
                server.cpu().minus(cpu).toNanos() / 1e3 / ours.count());
        return ours.perSecond();
    }

    /** How many issues a second the HTTP client brings, with a virtual thread for each client. */
    private double alone(CloseableHttpClient plain) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        AtomicLong answered = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String issue : stand.issues()) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        plain.execute(new HttpGet(issue), answer -> EntityUtils.toByteArray(answer.getEntity()));
                        answered.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        return answered.get() / (double) time.toSeconds();
    }

    private static CloseableHttpClient plain() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(10_000)
                        .setMaxConnPerRoute(10_000)
                        .build())
                .build();
    }
}
