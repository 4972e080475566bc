package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What any node has acknowledged is in the next list that any node gives, while others keep asking. How often: {@code -Dlists=50}. */
class ListsIT {
    private static final int TIMES = Integer.getInteger("lists", 10);
    private static final Map<String, String> NO_LIMITS =
            Map.of("TICKETBRIDGE_RATE_READS", "0", "TICKETBRIDGE_RATE_WRITES", "0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void aListShouldHaveWhatTheOtherNodeHasAcknowledged() throws Exception {
        try (Stage stage = Stage.onPostgres(folder, SandboxOptions.cloud(), List.of(NO_LIMITS, NO_LIMITS))) {
            List<SdkClient> nodes = stage.nodes().stream()
                    .map(node -> stage.client(0, List.of(node)))
                    .toList();
            AtomicInteger lists = new AtomicInteger();
            nodes.forEach(node -> keepAsking(node, lists));
            for (int i = 0; i < TIMES; i++) {
                changeAndLook(stage, nodes.get(i % 2), nodes.get((i + 1) % 2), i);
            }
            System.out.printf(
                    "lists: %d tickets opened, synced and deleted on one node and looked for on the other, beside %d lists: none"
                            + " stale%n",
                    TIMES, lists.get());
            assertThat(lists.get()).isGreaterThan(TIMES);
        }
    }

    private static void changeAndLook(Stage stage, SdkClient one, SdkClient other, int number) throws Exception {
        HttpResponse<String> opened = one.post("/tickets", "{\"summary\":\"Finding " + number + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        long id = SdkClient.idIn(opened);
        assertThat(newest(other).path("id").asLong()).isEqualTo(id);
        String key = SdkClient.parsed(opened).at("/data/jira_issue_key").asText();
        stage.jira().setStatus(key, "In Progress");
        assertThat(one.post("/tickets/" + id + "/sync", "").statusCode()).isEqualTo(200);
        assertThat(newest(other).path("status").asText()).isEqualTo("In Progress");
        assertThat(one.ask("DELETE", "/tickets/" + id, "application/json", "").statusCode())
                .isEqualTo(200);
        assertThat(newest(other).path("id").asLong()).isNotEqualTo(id);
    }

    private static JsonNode newest(SdkClient node) throws Exception {
        HttpResponse<String> page = node.get("/tickets");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return SdkClient.parsed(page).at("/data/items/0");
    }

    private void keepAsking(SdkClient node, AtomicInteger lists) {
        Future<?> unused = others.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                newest(node);
                lists.incrementAndGet();
            }
            return true;
        });
    }
}
