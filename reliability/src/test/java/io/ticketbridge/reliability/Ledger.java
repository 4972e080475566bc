package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.JiraSandbox;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What clients were told, held against what the server has and what Jira has. Each wish has words of its own. */
final class Ledger {
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger wishes = new AtomicInteger();

    String newWish() {
        return "Wish " + wishes.incrementAndGet();
    }

    void acknowledged(String wish, long ticket) {
        acknowledged.put(wish, ticket);
    }

    boolean isAcknowledged(String wish) {
        return acknowledged.containsKey(wish);
    }

    int wishes() {
        return wishes.get();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Waits until each issue has its ticket, then holds all against each other, and says what it found. */
    String settle(Stage stage, Duration within) throws Exception {
        long began = System.nanoTime();
        // To read all tickets takes the server as long as to finish some: they are counted first.
        ConditionFactory patiently =
                Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(within);
        patiently.until(() -> stage.count() >= summaries(stage.issues()).size());
        patiently.untilAsserted(() -> assertThat(orphans(stage)).isEmpty());
        Map<String, Long> tickets = stage.tickets();
        Set<String> lost = new TreeSet<>();
        acknowledged.forEach((wish, id) -> {
            if (!id.equals(tickets.get(wish))) {
                lost.add(wish + ": told " + id + ", there is " + tickets.get(wish));
            }
        });
        assertThat(lost)
                .as(() -> "acknowledged tickets that are lost, among %s and %s; %s"
                        .formatted(tickets, stage.issues().toList(), stage.lastWords()))
                .isEmpty();
        // What was given up by its client may still become a ticket, so the log is read in between.
        Set<Long> told = stage.toldByAudit();
        assertThat(told).as("tickets that the audit log tells of").containsAll(tickets.values());
        assertThat(stage.tickets().values())
                .as("tickets, of which the audit log tells")
                .containsAll(told);
        assertThat(duplicates(stage)).as("wishes with two open issues").isEmpty();
        return "%d wishes, %d acknowledged, %d tickets, %d issues; lost 0, duplicates 0, orphans 0 after %d s, none missing in a sound audit log"
                .formatted(
                        wishes(),
                        acknowledged(),
                        tickets.size(),
                        stage.issues().count(),
                        (System.nanoTime() - began) / 1_000_000_000L);
    }

    private static Set<String> orphans(Stage stage) throws InterruptedException {
        Set<String> wishes = summaries(stage.issues());
        wishes.removeAll(stage.tickets().keySet());
        return wishes;
    }

    private static Set<String> duplicates(Stage stage) {
        return stage
                .issues()
                .filter(issue -> !issue.status().equals("Done"))
                .collect(Collectors.groupingBy(JiraSandbox.Issue::summary, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> summaries(Stream<JiraSandbox.Issue> issues) {
        return issues.map(JiraSandbox.Issue::summary).collect(Collectors.toCollection(TreeSet::new));
    }
}
