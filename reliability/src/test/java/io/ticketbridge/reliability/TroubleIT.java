package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jira is down, and asks for patience. How many reads and syncs meanwhile: {@code -Dtrouble=1000}. */
class TroubleIT {
    private static final int READS = Integer.getInteger("trouble", 100);
    /** Ten until the breaker opens, and some that were on their way by then. */
    private static final int MOST_CALLS = 25;

    /** Three, whenever the breaker lets some see. */
    private static final int MORE_CALLS = 3;

    private static final Duration UNTIL_MORE = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whereJiraIsDownReadsShouldShowWhatWasSeenAndWritesBeSentSeldom() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            long ticket = stage.client().create("Seen before").orElseThrow();
            stage.jira().journal().clear();
            stage.jira().fail("*", "/", Integer.MAX_VALUE, Fault.status(503));
            Future<HttpResponse<String>> write =
                    writer.submit(() -> stage.client().post("/tickets", "{\"summary\":\"Not now\"}"));
            Awaitility.await().until(() -> stage.creationsSent(0) == 1);
            Instant began = Instant.now();
            readAndSync(stage, ticket);
            assertThat(write.get().statusCode()).isEqualTo(503);
            long sent = stage.creationsSent(0);
            assertThat(sent).isBetween(1L, 3L);
            int calls = stage.jira().journal().entries().size();
            long looks = 1 + Duration.between(began, Instant.now()).dividedBy(UNTIL_MORE);
            System.out.printf(
                    "Jira down: %d of %d reads showed what was seen; one wish was sent %d times; %d calls in all%n",
                    READS, READS, sent, calls);
            assertThat((long) calls).isLessThanOrEqualTo(MOST_CALLS + MORE_CALLS * looks);
        } finally {
            writer.shutdownNow();
        }
    }

    private static void readAndSync(Stage stage, long ticket) throws Exception {
        for (int read = 0; read < READS; read++) {
            HttpResponse<String> reply = stage.client().get("/tickets/" + ticket);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).contains("\"state\":\"stale\"").contains("Seen before");
            assertThat(stage.client().post("/tickets/" + ticket + "/sync", "").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whoIsAskedForPatienceShouldWaitThatLongAndNobodyElse() throws Exception {
        List<String> forms = List.of("2", "", "9223372036854775807", "Wed, 21 Oct 2099 07:28:00 GMT");
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud()).withUsers(forms.size() + 1)) {
            for (int user = 0; user <= forms.size(); user++) {
                assertThat(stage.client(user).create("First of " + user)).isPresent();
                stage.jira(user).journal().clear();
            }
            for (int user = 0; user < forms.size(); user++) {
                stage.jira(user).fail("POST", "/issue$", 1, Fault.tooManyRequests(forms.get(user)));
                HttpResponse<String> putOff = stage.client(user).post("/tickets", "{\"summary\":\"Put off\"}");
                Instant told = Instant.now();
                int wait = putOff.headers()
                        .firstValue("Retry-After")
                        .map(Integer::parseInt)
                        .orElse(0);
                System.out.printf("429 with \"%s\": %d, Retry-After %d%n", forms.get(user), putOff.statusCode(), wait);
                if (putOff.statusCode() == 503) {
                    assertThat(wait).isBetween(1, 60);
                    assertThat(stage.client(user)
                                    .post("/tickets", "{\"summary\":\"Put off\"}")
                                    .statusCode())
                            .isIn(201, 503);
                }
                assertThat(stage.jira(user).journal().entries("POST", "/issue").stream()
                                .filter(entry -> entry.status() != 429)
                                .filter(entry -> entry.at().isBefore(told.plusSeconds(wait - 1))))
                        .as("calls before the time was over")
                        .hasSizeLessThanOrEqualTo(putOff.statusCode() == 201 ? 1 : 0);
            }
            int other = forms.size();
            Awaitility.await()
                    .until(() -> stage.client(other).create("Elsewhere").isPresent());
        }
    }
}
