package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One key at many clients, wanted twins, clients that are gone, before or after it was begun. How many of each: {@code -Draces=50}. */
class RacesIT {
    private static final int TIMES = Integer.getInteger("races", 4);
    private static final int AT_ONCE = 64;
    /** As many as may wait for one Jira. */
    private static final int GONE_AT_ONCE = 16;

    /** Less than what counts as slow, or else the breaker opens. */
    private static final Duration JIRA_TAKES = Duration.ofSeconds(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void oneKeyShouldBeOneTicketHoweverManyBringItAtOnce() throws Exception {
        try (Stage stage = Stage.onPostgres(folder, SandboxOptions.cloud(), 2)) {
            for (int key = 1; key <= TIMES; key++) {
                race(stage, "key-" + key, ledger.newWish());
            }
            System.out.printf(
                    "races: %d keys, each by %d at once to two nodes: one ticket, one answer each%n", TIMES, AT_ONCE);
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void twinsShouldBeTwoWhereTheFirstWasRead() throws Exception {
        try (Stage stage = Stage.onPostgres(folder, SandboxOptions.cloud(), 2)) {
            Set<Long> ids = new HashSet<>();
            String body = "{\"summary\":\"Twin\"}";
            for (int twin = 1; twin <= 2 * TIMES; twin++) {
                HttpResponse<String> reply = stage.client().post("/tickets", body);
                assertThat(reply.statusCode()).isEqualTo(201);
                ids.add(SdkClient.idIn(reply));
            }
            assertThat(ids).hasSize(2 * TIMES);
            assertThat(stage.issues()).hasSize(2 * TIMES);
            System.out.printf("twins: %d wanted, %d tickets%n", 2 * TIMES, ids.size());
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whoeverWasGoneShouldGetTheTicketThatWasOpenedForThem() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            stage.jira().fail("POST", "/issue$", Integer.MAX_VALUE, new Fault.AnswersLate(JIRA_TAKES));
            for (boolean reset : new boolean[] {false, true}) {
                for (int left = TIMES; left > 0; left -= GONE_AT_ONCE) {
                    goneAndBack(stage, Math.min(left, GONE_AT_ONCE), reset);
                }
            }
            System.out.printf(
                    "gone: %d by FIN, %d by RST; %s%n", TIMES, TIMES, ledger.settle(stage, Duration.ofMinutes(1)));
            assertThat(ledger.acknowledged()).isEqualTo(2 * TIMES);
            assertThat(stage.issues()).hasSize(2 * TIMES);
        }
    }

    /** The attempts that a client gave up while the server stood still are read when another of theirs was heard already. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whatIsReadAfterItsCallerHasGoneShouldOpenNothing() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            List<String> wishes = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                String wish = ledger.newWish();
                ledger.acknowledged(wish, stage.client().create(wish).orElseThrow());
                wishes.add(wish);
            }
            for (String wish : wishes) {
                stage.node().signal("STOP");
                send(stage, wish).close();
                stage.node().signal("CONT");
            }
            Awaitility.await().until(() -> answers(stage, 503) == TIMES);
            System.out.printf("read too late: %d refused; %s%n", TIMES, ledger.settle(stage, Duration.ofMinutes(1)));
            assertThat(stage.issues()).hasSize(TIMES);
        }
    }

    private void race(Stage stage, String key, String wish) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(clients.submit(() -> {
                start.await();
                String body = "{\"summary\":\"" + wish + "\"}";
                return stage.client()
                        .persist("POST", "/tickets", body, "Idempotency-Key", key)
                        .orElseThrow();
            }));
        }
        start.countDown();
        Set<String> bodies = new HashSet<>();
        int first = 0;
        for (Future<HttpResponse<String>> each : running) {
            HttpResponse<String> reply = each.get();
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
            bodies.add(reply.body());
            first += reply.headers().firstValue("Idempotent-Replayed").isPresent() ? 0 : 1;
        }
        assertThat(bodies).hasSize(1);
        assertThat(first).isEqualTo(1);
        assertThat(stage.issues().filter(issue -> issue.summary().equals(wish))).hasSize(1);
    }

    /** How many creations have been answered, whether anybody heard it or not. */
    private static long answers(Stage stage, int status) throws IOException {
        return stage.node()
                .log()
                .lines()
                .filter(line -> line.contains(" POST /api/v2/tickets " + status + " "))
                .count();
    }

    private static Socket send(Stage stage, String wish) throws IOException {
        Socket socket = stage.node().connect();
        String post = stage.client().rawPost("/tickets", "{\"summary\":\"" + wish + "\"}");
        socket.getOutputStream().write(post.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void goneAndBack(Stage stage, int many, boolean reset) throws Exception {
        long before = stage.issues().count();
        long answered = answers(stage, 201);
        List<String> wishes = new ArrayList<>();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            wishes.add(ledger.newWish());
            sockets.add(send(stage, wishes.get(i)));
        }
        Awaitility.await().until(() -> stage.issues().count() == before + many);
        for (Socket socket : sockets) {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        }
        Awaitility.await().until(() -> answers(stage, 201) >= answered + many);
        List<Future<?>> back = new ArrayList<>();
        for (String wish : wishes) {
            back.add(clients.submit(() -> {
                stage.client().create(wish).ifPresent(ticket -> ledger.acknowledged(wish, ticket));
                return null;
            }));
        }
        for (Future<?> each : back) {
            each.get();
        }
    }
}
