package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client repeats blindly while Jira's answers are lost, late or wrong. How many wishes for each fault: {@code -Drepeats}. */
class BlindRepeatIT {
    private static final int WISHES = Integer.getInteger("repeats", 6);
    private static final int AT_ONCE = Math.min(12, WISHES);
    private static final Duration WELL_AGAIN = Duration.ofSeconds(20);
    private static final double GOAL = 0.99;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void oneWishShouldBeOneIssueWhateverBecomesOfTheAnswer() throws Exception {
        SandboxOptions lagging = SandboxOptions.cloud().withSearchLag(Duration.ofMinutes(5));
        Map<String, Fault> faults = faults();
        ExecutorService atOnce = Executors.newCachedThreadPool();
        try (Stage stage = Stage.onH2(folder, lagging).withUsers(faults.size())) {
            Map<String, Future<Integer>> created = new LinkedHashMap<>();
            faults.forEach((name, fault) -> {
                int user = created.size();
                created.put(name, atOnce.submit(() -> createUnder(stage, user, fault)));
            });
            for (Map.Entry<String, Future<Integer>> each : created.entrySet()) {
                int count = each.getValue().get();
                System.out.printf("blind repeats, %s: %d of %d ended in 201%n", each.getKey(), count, WISHES);
                assertThat(count).as(each.getKey()).isGreaterThanOrEqualTo((int) Math.ceil(WISHES * GOAL));
            }
            System.out.printf("blind repeats: %s%n", ledger.settle(stage, Duration.ofMinutes(2)));
        } finally {
            atOnce.shutdownNow();
        }
    }

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("reset after the work", new Fault.ResetsAfter());
        faults.put("answer cut short", new Fault.Truncates());
        faults.put("500 after the work", new Fault.AnswersAfterwards(500, "text/html", "<html>"));
        faults.put("500 instead of the work", Fault.status(500));
        faults.put("503 instead of the work", Fault.status(503));
        faults.put("502 of a proxy after the work", new Fault.AnswersAfterwards(502, "text/html", "<html>"));
        faults.put("429 without a word", Fault.tooManyRequests(""));
        faults.put("12 s late", new Fault.AnswersLate(Duration.ofSeconds(12)));
        return faults;
    }

    /** In rounds, in each of which every wish may meet the fault, until Jira is well again. */
    private int createUnder(Stage stage, int user, Fault fault) throws Exception {
        JiraSandbox jira = stage.jira(user);
        SdkClient client = stage.client(user);
        client.create(ledger.newWish());
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        ScheduledExecutorService doctor = Executors.newSingleThreadScheduledExecutor();
        int created = 0;
        for (int left = WISHES; left > 0; left -= AT_ONCE) {
            int wishes = Math.min(left, AT_ONCE);
            jira.fail("POST", "/issue$", wishes, fault);
            Future<?> healed = doctor.schedule(jira::healAll, WELL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            created += round(clients, client, wishes);
            healed.cancel(false);
            jira.healAll();
        }
        doctor.shutdown();
        clients.shutdown();
        return created;
    }

    private int round(ExecutorService clients, SdkClient client, int wishes) throws Exception {
        List<Future<Optional<Long>>> running = new ArrayList<>();
        for (int i = 0; i < wishes; i++) {
            String wish = ledger.newWish();
            running.add(clients.submit(() -> acknowledged(client, wish)));
        }
        int created = 0;
        for (Future<Optional<Long>> each : running) {
            created += each.get().isPresent() ? 1 : 0;
        }
        return created;
    }

    private Optional<Long> acknowledged(SdkClient client, String wish) throws InterruptedException {
        Optional<Long> ticket = client.create(wish);
        ticket.ifPresent(id -> ledger.acknowledged(wish, id));
        return ticket;
    }
}
