package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.bootstrap.Api.Answer;
import io.ticketbridge.port.TestFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built jar does the main job, from its first line of output to its last answer. */
class MainJobIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cloud", "datacenter"})
    void theDemoShouldWalkTheWholeJob(String edition) throws Exception {
        try (RunningJar jar =
                RunningJar.start(folder, Map.of(), "demo", "--json", "--port", "0", "--edition", edition)) {
            JsonNode demo = new ObjectMapper().readTree(jar.line());
            assertThat(demo.path("keys").size()).isEqualTo(4);
            assertThat(demo.path("jira").asText()).startsWith("http://127.0.0.1:");
            Api alice =
                    new Api(demo.path("api").asText(), demo.at("/keys/alice").asText());
            Api bob = new Api(demo.path("api").asText(), demo.at("/keys/bob").asText());
            walk(alice, bob);
            jar.terminate();
            jar.exitCode(Duration.ofSeconds(30));
        }
    }

    private static void walk(Api alice, Api bob) throws Exception {
        Answer created = alice.send("POST", "/tickets", "{\"summary\":\"XSS\",\"description\":\"*a* {b}\\n\\nc\"}");
        assertThat(created.status()).isEqualTo(201);
        String ticket = "/tickets/" + created.data().path("id").asText();
        assertThat(alice.get("/tickets").data().at("/pagination/total").asInt()).isEqualTo(1);
        Answer comment = bob.send("POST", ticket + "/comments", "{\"comment\":\"Confirmed — escalating\"}");
        assertThat(comment.status()).isEqualTo(201);
        String commentPath = ticket + "/comments/" + comment.data().path("id").asText();
        assertThat(bob.send("PATCH", commentPath, "{\"comment\":\"edited\"}").status())
                .isEqualTo(200);
        Answer upload = alice.upload(ticket + "/attachments", "证据.png", TestFiles.png());
        assertThat(upload.status()).isEqualTo(201);
        JsonNode read = alice.get(ticket).data();
        assertThat(read.at("/sync/state").asText()).isEqualTo("fresh");
        assertThat(read.at("/comments/0/body").asText()).isEqualTo("edited");
        assertThat(read.at("/comments/0/author").asText()).isEqualTo("User");
        assertThat(read.at("/attachments/0/filename").asText()).isEqualTo("证据.png");
        assertThat(read.at("/attachments/0/author").asText()).isEqualTo("alice");
        String preview = ticket + "/attachments/" + read.at("/attachments/0/id").asText() + "/preview";
        assertThat(bob.bytes(preview).body()).isEqualTo(TestFiles.png());
        URI link = URI.create(alice.base())
                .resolve(read.at("/attachments/0/preview_url").asText());
        assertThat(Api.anonymously(link).body()).isEqualTo(TestFiles.png());
        assertThat(alice.send("POST", ticket + "/sync", "")
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("To Do");
        assertThat(bob.delete(commentPath).status()).isEqualTo(200);
        assertThat(alice.delete(ticket).status()).isEqualTo(200);
        assertThat(alice.get(ticket).status()).isEqualTo(404);
    }

    @Test
    void theServerShouldStartEmptySayWhatIsNextAndKeepWhatItStored() throws Exception {
        Map<String, String> environment = Typed.environment(folder);
        String key;
        try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
            assertThat(server.line()).contains("There is no user yet");
            Typed.command(environment, "", "user", "add", "alice", "--email", "alice@example.com");
            key = Typed.command(environment, "", "key", "add", "alice").out().strip();
            assertThat(key).startsWith("rk_");
            assertThat(new Api(address(server), key).get("/tickets").status()).isEqualTo(200);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                    .isEqualTo("rwx------");
            server.terminate();
            assertThat(server.exitCode(Duration.ofSeconds(30))).isEqualTo(143);
            assertThat(server.errors())
                    .contains("Stopped")
                    .contains("secret.key")
                    .doesNotContain("Exception", key);
        }
        try (RunningJar again = RunningJar.start(folder, environment, "serve")) {
            Api alice = new Api(awaitAddress(again), key);
            assertThat(alice.get("/tickets").status()).isEqualTo(200);
            assertThat(alice.send("POST", "/tickets", "{\"summary\":\"x\"}").status())
                    .isEqualTo(500);
            again.handle().destroyForcibly();
        }
    }

    @Test
    void whatOnlyTheOperatorCanMendShouldBeOneSentenceAndExitCodeTwo() throws Exception {
        Map<String, String> environment = Typed.environment(folder);
        try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
            String port = String.valueOf(URI.create(awaitAddress(server)).getPort());
            assertFails(environment, "another process has it open");
            environment.put("TICKETBRIDGE_DATA_DIR", folder.resolve("other").toString());
            environment.put("TICKETBRIDGE_PORT", port);
            assertFails(environment, "Cannot listen on 127.0.0.1:" + port);
        }
        assertFails(Map.of("TICKETBRIDGE_PORT", "eighty"), "TICKETBRIDGE_PORT must be");
        assertFails(Map.of("TICKETBRIDGE_PROT", "80"), "did you mean TICKETBRIDGE_PORT?");
    }

    private void assertFails(Map<String, String> environment, String sentence) throws Exception {
        try (RunningJar failing = RunningJar.start(folder, environment, "serve")) {
            assertThat(failing.exitCode(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(failing.errors()).contains(sentence).doesNotContain("Exception", "\tat ");
            assertThat(failing.errors().strip().lines()).hasSize(1);
        }
    }

    static String awaitAddress(RunningJar server) throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> server.errors()
                .contains("listens at"));
        return address(server);
    }

    private static String address(RunningJar server) throws Exception {
        String errors = server.errors();
        int at = errors.indexOf("http://");
        return errors.substring(at, errors.indexOf('\n', at)).strip();
    }
}
