package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ThreadReference;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed, fails and stands still at each step of the protocol, while clients repeat blindly. How often:
 * {@code -Dpoints=20}; for how long it stands still, in seconds: {@code -Dpause=60}.
 */
class FailPointIT {
    private static final int RUNS = Integer.getInteger("points", 1);
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("pause", 2));
    /** Whoever waits for what stands still gives up when it is just about to go on. */
    private static final Duration SOONER = Duration.ofMillis(500);

    /** As many as may wait for one Jira. */
    private static final int AT_ONCE = 16;

    private static final String AFTER_THE_INTENT = "after the intent";

    /** At the beginning of which method a step is over. */
    private record Step(String type, String method) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Duration patience = Duration.ofMinutes(1);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whatIsKilledAtAnyStepShouldLoseNothingAndOpenNothingTwice() throws Exception {
        try (Stage stage = staged("killed")) {
            for (Map.Entry<String, Step> step : steps().entrySet()) {
                for (int run = 0; run < RUNS; run++) {
                    killAt(stage, step.getValue());
                }
                System.out.printf("killed %s: %d times%n", step.getKey(), RUNS);
            }
            for (int run = 0; run < RUNS; run++) {
                killWhileJiraHasIt(stage);
            }
            System.out.printf(
                    "killed after Jira did it: %d times; %s%n", RUNS, ledger.settle(stage, Duration.ofMinutes(20)));
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whatFailsAtAnyStepShouldLoseNothingAndOpenNothingTwice() throws Exception {
        everyStep("failed", FailPoints::fails);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whatStandsStillAtAnyStepShouldLoseNothingAndOpenNothingTwice() throws Exception {
        patience = PAUSE.minus(SOONER);
        everyStep("paused", (points, thread) -> points.pauses(thread, PAUSE));
    }

    private void everyStep(String what, Incident incident) throws Exception {
        try (Stage stage = staged(what);
                FailPoints points = FailPoints.attach(port)) {
            for (Step step : steps().values()) {
                points.at(step.type(), step.method(), RUNS, thread -> incident.happensTo(points, thread));
            }
            int wishes = RUNS * steps().size();
            for (int left = wishes; left > 0; left -= AT_ONCE) {
                wish(stage, Math.min(left, AT_ONCE));
            }
            assertThat(points.left()).isZero();
            System.out.printf(
                    "%s at each of %s, %d times: %s%n",
                    what, steps().keySet(), RUNS, ledger.settle(stage, Duration.ofMinutes(20)));
        }
    }

    private void wish(Stage stage, int many) throws Exception {
        List<Future<String>> wishes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            wishes.add(wish(stage));
        }
        for (Future<String> wish : wishes) {
            wish.get();
        }
    }

    private interface Incident {
        boolean happensTo(FailPoints points, ThreadReference thread) throws Exception;
    }

    private static Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put(AFTER_THE_INTENT, new Step("io.ticketbridge.usecase.Steps", "send"));
        steps.put("after Jira's 201", new Step("io.ticketbridge.persistence.JdbiIntents", "opened"));
        steps.put("after the commit", new Step("io.ticketbridge.usecase.Settling", "tell"));
        steps.put("before the answer", new Step("io.ticketbridge.rest.json.TicketJson", "from"));
        steps.put("after the answer", new Step("io.ticketbridge.rest.Peer", "answered"));
        return steps;
    }

    private int port;

    /** Warm: a breakpoint needs a class that is loaded. */
    private Stage staged(String name) throws Exception {
        port = Node.freePort();
        Stage stage = Stage.onH2(folder.resolve(name), SandboxOptions.cloud(), FailPoints.option(port));
        assertThat(stage.client().create(ledger.newWish())).isPresent();
        return stage;
    }

    private void killAt(Stage stage, Step step) throws Exception {
        Future<String> client;
        try (FailPoints points = FailPoints.attach(port)) {
            points.at(step.type(), step.method(), 1, thread -> {
                stage.node().kill();
                return false;
            });
            client = wish(stage);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> points.left() == 0 && !isAlive(stage));
        }
        stage.node().start();
        askAgain(stage, step, client.get());
    }

    /**
     * Where it is not known whether Jira has it, it is not told before the horizon; else whoever asks again has their ticket. Who
     * was answered by the server once it was there again wants another one.
     */
    private void askAgain(Stage stage, Step step, String wish) throws InterruptedException {
        if (step.equals(steps().get(AFTER_THE_INTENT))) {
            assertThat(stage.client().create(ledger.newWish())).isPresent();
            return;
        }
        if (!ledger.isAcknowledged(wish)) {
            ledger.acknowledged(wish, stage.client().create(wish).orElseThrow());
        }
    }

    private void killWhileJiraHasIt(Stage stage) throws Exception {
        long before = stage.issues().count();
        stage.jira().fail("POST", "/issue$", 1, new Fault.AnswersLate(Duration.ofSeconds(2)));
        Future<String> client = wish(stage);
        Awaitility.await().until(() -> stage.issues().count() > before);
        stage.node().kill();
        stage.node().start();
        client.get();
    }

    private Future<String> wish(Stage stage) {
        String wish = ledger.newWish();
        return clients.submit(() -> {
            SdkClient client = stage.client().withPatience(patience);
            client.create(wish).ifPresent(ticket -> ledger.acknowledged(wish, ticket));
            return wish;
        });
    }

    private static boolean isAlive(Stage stage) {
        return stage.node().process().isAlive();
    }
}
