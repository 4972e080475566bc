package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed once Jira has answered and before it has written that down: a comment, a file, the end of an issue (R-12,
 * How often: {@code -Ddeeds=20}.
 */
class DeedPointIT {
    private static final int RUNS = Integer.getInteger("deeds", 1);

    private static final byte[] PICTURE = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ExecutorService clients = Executors.newCachedThreadPool();

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whatJiraHasDoneShouldBeDoneOnceAndBeWhoseItIs() throws Exception {
        int port = Node.freePort();
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud(), FailPoints.option(port))) {
            for (int run = 0; run < RUNS; run++) {
                String wish = "Wish " + run;
                long ticket = stage.client().create(wish).orElseThrow();
                comment(stage, port, ticket);
                attach(stage, port, ticket);
                assertThatItIsTheirs(read(stage, ticket), issue(stage, wish));
                delete(stage, port, ticket);
                assertThat(stage.client().get("/tickets/" + ticket).statusCode())
                        .isEqualTo(404);
                assertThat(issue(stage, wish).status()).isEqualTo("Done");
            }
            System.out.printf(
                    "killed before a comment, a file and a deletion were written down: %d times each%n", RUNS);
        }
    }

    private void comment(Stage stage, int port, long ticket) throws Exception {
        Callable<Integer> comment = () ->
                status(stage.client().persist("POST", "/tickets/" + ticket + "/comments", "{\"comment\":\"Seen\"}"));
        killAt(stage, port, "commented", comment);
        assertThat(comment.call()).isEqualTo(201);
    }

    private void attach(Stage stage, int port, long ticket) throws Exception {
        Callable<Boolean> attach = () -> stage.client().attach(ticket, "proof.svg", PICTURE);
        killAt(stage, port, "attached", attach);
        assertThat(attach.call()).isTrue();
    }

    private void delete(Stage stage, int port, long ticket) throws Exception {
        Callable<Integer> delete = () -> status(stage.client().persist("DELETE", "/tickets/" + ticket, ""));
        killAt(stage, port, "deleted", delete);
        assertThat(delete.call()).isIn(200, 404);
    }

    private void killAt(Stage stage, int port, String method, Callable<?> request) throws Exception {
        Future<?> client;
        try (FailPoints points = FailPoints.attachAgain(port)) {
            points.at("io.ticketbridge.persistence.JdbiIntents", method, 1, thread -> {
                stage.node().kill();
                return false;
            });
            client = clients.submit(request);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !stage.node().process().isAlive());
        }
        client.get();
        stage.node().start();
    }

    private static void assertThatItIsTheirs(JsonNode ticket, JiraSandbox.Issue issue) {
        assertThat(ticket.path("comments").findValuesAsText("author")).containsExactly("You");
        assertThat(ticket.path("attachments").findValuesAsText("author"))
                .containsExactly(ticket.path("username").asText());
        assertThat(issue.comments()).hasSize(1);
        assertThat(issue.attachments()).hasSize(1);
    }

    private static JsonNode read(Stage stage, long ticket) throws Exception {
        return SdkClient.parsed(stage.client().get("/tickets/" + ticket)).path("data");
    }

    private static JiraSandbox.Issue issue(Stage stage, String wish) {
        return stage.issues()
                .filter(issue -> issue.summary().equals(wish))
                .findFirst()
                .orElseThrow();
    }

    private static int status(Optional<HttpResponse<String>> answer) {
        return answer.map(HttpResponse::statusCode).orElse(0);
    }
}
