package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client repeats blindly while Jira's answers are lost, late or wrong. How many wishes for each fault: {@code -Drepeats}. */
class BlindRepeatIT {
    private static final int WISHES = Integer.getInteger("repeats", 6);
    private static final int AT_ONCE = Math.min(12, WISHES);
    private static final Duration WELL_AGAIN = Duration.ofSeconds(20);

    /** So many calls in a row that go well close the breaker. */
    private static final int WELL = 4;

    private static final double GOAL = 0.99;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();

    /** What is wanted again and again, each time with words of its own; tells whether the client was told that it is there. */
    private interface Wanting {
        boolean persist(int user, String words) throws InterruptedException;
    }

    /** The same of one user. */
    private interface Numbered {
        boolean persist(int number) throws InterruptedException;
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void oneWishShouldBeOneIssueWhateverBecomesOfTheAnswer() throws Exception {
        try (Stage stage = stage()) {
            long[] tickets = aTicketEach(stage);
            Map<String, Integer> told = persistUnderEach(stage, tickets, "/issue$", (user, words) -> {
                String wish = ledger.newWish();
                Optional<Long> ticket = stage.client(user).create(wish);
                ticket.ifPresent(id -> ledger.acknowledged(wish, id));
                return ticket.isPresent();
            });
            System.out.printf("blind repeats: %s%n", ledger.settle(stage, Duration.ofMinutes(10)));
            shouldReachTheGoal("tickets", told);
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void aCommentShouldBeWrittenOnceWhateverBecomesOfTheAnswer() throws Exception {
        try (Stage stage = stage()) {
            long[] tickets = aTicketEach(stage);
            Set<String> told = ConcurrentHashMap.newKeySet();
            Map<String, Integer> count = persistUnderEach(stage, tickets, "/comment$", (user, words) -> stage.client(
                            user)
                    .persist("POST", "/tickets/" + tickets[user] + "/comments", "{\"comment\":\"" + words + "\"}")
                    .filter(reply -> reply.statusCode() == 201 && told.add(words))
                    .isPresent());
            shouldStandOnce("comments", stage, JiraSandbox.Issue::comments, told);
            shouldReachTheGoal("comments", count);
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void aFileShouldBeAttachedOnceWhateverBecomesOfTheAnswer() throws Exception {
        try (Stage stage = stage()) {
            long[] tickets = aTicketEach(stage);
            Set<String> told = ConcurrentHashMap.newKeySet();
            byte[] picture = picture();
            Map<String, Integer> count = persistUnderEach(stage, tickets, "/attachments$", (user, words) -> {
                String name = words.replace(' ', '-') + ".png";
                return stage.client(user).attach(tickets[user], name, picture) && told.add(name);
            });
            shouldStandOnce("files", stage, JiraSandbox.Issue::attachments, told);
            shouldReachTheGoal("files", count);
        }
    }

    private Stage stage() throws Exception {
        SandboxOptions lagging = SandboxOptions.cloud().withSearchLag(Duration.ofMinutes(5));
        return Stage.onH2(folder, lagging).withUsers(faults().size());
    }

    private long[] aTicketEach(Stage stage) throws InterruptedException {
        long[] tickets = new long[faults().size()];
        for (int user = 0; user < tickets.length; user++) {
            tickets[user] = stage.client(user).create(ledger.newWish()).orElseThrow();
        }
        return tickets;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static void shouldStandOnce(
            String what, Stage stage, Function<JiraSandbox.Issue, List<String>> standing, Set<String> told) {
        List<String> all = stage.issues().map(standing).flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().containsAll(told);
        System.out.printf(
                "blind repeats: %d %s told of, %d in Jira; lost 0, duplicates 0%n", told.size(), what, all.size());
    }

    private static void shouldReachTheGoal(String what, Map<String, Integer> told) {
        told.forEach((fault, count) ->
                System.out.printf("blind repeats, %s, %s: %d of %d ended in 201%n", what, fault, count, WISHES));
        assertThat(told.values()).allMatch(count -> count >= (int) Math.ceil(WISHES * GOAL));
    }

    /**
     * Each fault at a user of its own, all at once.
     *
     * @return for how many wishes of each fault the client was told that it is there
     */
    private static Map<String, Integer> persistUnderEach(Stage stage, long[] tickets, String path, Wanting wanting)
            throws Exception {
        ExecutorService atOnce = Executors.newCachedThreadPool();
        Map<String, Future<Integer>> running = new LinkedHashMap<>();
        faults().forEach((name, fault) -> {
            int user = running.size();
            Illness illness = new Illness(stage, user, tickets[user], path, fault);
            running.put(
                    name, atOnce.submit(() -> inRounds(illness, number -> wanting.persist(user, name + ' ' + number))));
        });
        atOnce.shutdown();
        Map<String, Integer> told = new LinkedHashMap<>();
        for (Map.Entry<String, Future<Integer>> each : running.entrySet()) {
            told.put(each.getKey(), each.getValue().get());
        }
        return told;
    }

    /** What befalls the Jira of a user, who has a ticket. */
    private record Illness(Stage stage, int user, long ticket, String path, Fault fault) {
        void breakOut() {
            stage.jira(user).fail("POST", path, AT_ONCE, fault);
        }

        void heal() {
            stage.jira(user).healAll();
        }

        /** Until the server, too, takes Jira for well. */
        void awaitRecovery() throws InterruptedException {
            for (int well = 0; well < WELL; ) {
                boolean synced = stage.client(user)
                        .persist("POST", "/tickets/" + ticket + "/sync", "")
                        .filter(reply -> reply.statusCode() == 200)
                        .isPresent();
                well = synced ? well + 1 : 0;
            }
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

    /** In each round every wish may meet the fault, until Jira is well again. */
    private static int inRounds(Illness illness, Numbered wanting) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        ScheduledExecutorService doctor = Executors.newSingleThreadScheduledExecutor();
        int told = 0;
        for (int first = 0; first < WISHES; first += AT_ONCE) {
            illness.awaitRecovery();
            illness.breakOut();
            Future<?> healed = doctor.schedule(illness::heal, WELL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            told += round(clients, wanting, first, Math.min(WISHES, first + AT_ONCE));
            healed.cancel(false);
            illness.heal();
        }
        doctor.shutdown();
        clients.shutdown();
        return told;
    }

    private static int round(ExecutorService clients, Numbered wanting, int first, int end) throws Exception {
        List<Future<Boolean>> running = new ArrayList<>();
        for (int number = first; number < end; number++) {
            int each = number;
            running.add(clients.submit(() -> wanting.persist(each)));
        }
        int told = 0;
        for (Future<Boolean> each : running) {
            told += each.get() ? 1 : 0;
        }
        return told;
    }
}
