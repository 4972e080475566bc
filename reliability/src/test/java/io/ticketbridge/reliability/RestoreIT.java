package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is brought back from a backup as the README says, and still knows what it answered under a key before. Of
 * how many tickets: {@code -Drestore=1000}.
 */
class RestoreIT {
    private static final int TICKETS = Integer.getInteger("restore", 20);
    private static final List<String> KEPT = List.of("ticketbridge.mv.db", "secret.key");
    private static final String[] KEY = {"Idempotency-Key", "nightly-42"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void whatIsBroughtBackShouldHaveAllThatWasAcknowledgedBefore() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            for (int i = 1; i < TICKETS; i++) {
                String wish = ledger.newWish();
                ledger.acknowledged(wish, stage.client().create(wish).orElseThrow());
            }
            String wish = ledger.newWish();
            HttpResponse<String> first = keyed(stage, wish);
            ledger.acknowledged(wish, SdkClient.idIn(first));
            Path data = stage.node().folder().resolve("data");
            stop(stage);
            copy(data, folder.resolve("backup"));
            stage.node().start();
            String ticket = "/tickets/" + SdkClient.idIn(first);
            assertThat(stage.client()
                            .post(ticket + "/comments", "{\"comment\":\"Since then\"}")
                            .statusCode())
                    .isEqualTo(201);
            stop(stage);
            destroy(data);
            assertThat(stage.node().launchAgain().onExit().join().exitValue()).isNotZero();
            assertThat(stage.node().lastWords()).contains("damaged");

            long began = System.nanoTime();
            copy(folder.resolve("backup"), data);
            stage.node().start();
            long took = (System.nanoTime() - began) / 1_000_000;
            HttpResponse<String> replay = keyed(stage, wish);
            assertThat(replay.headers().firstValue("Idempotent-Replayed")).contains("true");
            assertThat(replay.body()).isEqualTo(first.body());
            JsonNode comment = SdkClient.parsed(stage.client().get(ticket)).at("/data/comments/0");
            assertThat(comment.path("body").asText() + " by "
                            + comment.path("author").asText())
                    .isEqualTo("Since then by You");
            assertThat(stage.client().create(ledger.newWish())).isPresent();
            System.out.printf(
                    "brought back from a backup: answers after %d ms; %s%n",
                    took, ledger.settle(stage, Duration.ofMinutes(2)));
        }
    }

    private static HttpResponse<String> keyed(Stage stage, String wish) throws InterruptedException {
        return stage.client()
                .persist("POST", "/tickets", "{\"summary\":\"" + wish + "\"}", KEY)
                .orElseThrow();
    }

    private static void stop(Stage stage) {
        Process server = stage.node().process();
        server.destroy();
        server.onExit().join();
    }

    private static void destroy(Path data) throws IOException {
        Files.writeString(data.resolve("ticketbridge.mv.db"), "not a database any more");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : KEPT) {
            Files.deleteIfExists(to.resolve(file));
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }
}
