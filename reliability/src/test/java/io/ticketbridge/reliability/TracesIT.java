package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.reliability.RawClient.Answer;
import io.ticketbridge.rest.RestApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is asked and whatever fails (S-23): nothing secret and nothing that somebody wrote is in what the server logs, prints
 * or leaves beside its database, and no answer tells how the server is made. Each event is one line.
 */
class TracesIT {
    private static final Pattern EVENT = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (?:ERROR|WARN |INFO |DEBUG|TRACE) \\[[\\w.-]+] \\w+: .+");

    private static final Pattern INNARDS =
            Pattern.compile("(?i)exception|\\bat [a-z]+\\.[a-z]|\\b(?:io|java|javax|org|com)\\.[a-z]+\\.\\w"
                    + "|sqlstate|\\bselect\\b.*\\bfrom\\b|\\binsert into\\b|\\bupdate\\b.*\\bset\\b|jdbc|jersey|grizzly|jackson|h2 |postgres"
                    + "|127\\.0\\.0\\.1|localhost|/tmp|\\.mv\\.db|snapshot|forged|<html");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What does the work of a route, and can fail there. */
    private static final Map<String, String> WORK = Map.ofEntries(
            Map.entry("GET /tickets", "ListTickets.list"),
            Map.entry("POST /tickets", "CreateTicket.create"),
            Map.entry("GET /tickets/{id}", "ReadTicket.read"),
            Map.entry("GET /tickets/{id}/timeline", "ReadTimeline.read"),
            Map.entry("POST /tickets/{id}/sync", "SyncTicket.sync"),
            Map.entry("DELETE /tickets/{id}", "DeleteTicket.delete"),
            Map.entry("POST /tickets/{id}/comments", "AddComment.add"),
            Map.entry("PUT /tickets/{id}/comments/{comment}", "EditComment.edit"),
            Map.entry("PATCH /tickets/{id}/comments/{comment}", "EditComment.edit"),
            Map.entry("DELETE /tickets/{id}/comments/{comment}", "DeleteComment.delete"),
            Map.entry("POST /tickets/{id}/attachments", "AttachFile.attach"),
            Map.entry("GET /tickets/{id}/attachments/{attachment}/preview", "PreviewAttachment.preview"),
            Map.entry("HEAD /tickets/{id}/attachments/{attachment}/preview", "PreviewAttachment.preview"),
            Map.entry("POST /session", "SignIn.begin"),
            Map.entry("DELETE /session", "SignOut.end"),
            Map.entry("GET /audit", "ReadAudit.after"),
            Map.entry("GET /events", "ReadEvents.read"),
            Map.entry("GET /events/stream", "ReadEvents.read"),
            Map.entry("HEAD /events/stream", "ReadEvents.read"),
            Map.entry("GET /webhooks", "ListWebhooks.list"),
            Map.entry("POST /webhooks", "AddWebhook.add"),
            Map.entry("GET /webhooks/{id}", "ReadWebhook.read"),
            Map.entry("PUT /webhooks/{id}", "UpdateWebhook.update"),
            Map.entry("DELETE /webhooks/{id}", "RemoveWebhook.remove"),
            Map.entry("POST /webhooks/{id}/test", "TestWebhook.test"),
            Map.entry("GET /webhooks/{id}/deliveries", "ListDeliveries.list"),
            Map.entry("POST /webhooks/{id}/deliveries/{delivery}/replay", "ReplayDelivery.replay"),
            Map.entry("GET /integrations", "ListIntegrations.list"),
            Map.entry("GET /integrations/providers", "Authenticate.authenticate"),
            Map.entry("POST /integrations", "AddIntegration.add"),
            Map.entry("GET /integrations/{id}", "ReadIntegration.read"),
            Map.entry("PUT /integrations/{id}", "UpdateIntegration.update"),
            Map.entry("DELETE /integrations/{id}", "RemoveIntegration.remove"),
            Map.entry("POST /integrations/{id}/test", "TestIntegration.test"),
            Map.entry("POST /integrations/{id}/callback", "ReceiveWebhook.receive"),
            Map.entry("GET /me", "ReadViewer.read"),
            Map.entry("GET /keys", "ListKeys.list"),
            Map.entry("POST /keys", "AddKey.add"),
            Map.entry("DELETE /keys/{id}", "RevokeKey.revoke"),
            Map.entry("GET /users", "ListUsers.list"),
            Map.entry("POST /users", "AddUser.add"),
            Map.entry("DELETE /users/{id}", "RemoveUser.remove"),
            Map.entry("GET /teams", "ListTeams.list"),
            Map.entry("POST /teams", "AddTeam.add"),
            Map.entry("DELETE /teams/{id}", "RemoveTeam.remove"),
            Map.entry("PUT /teams/{id}/members/{user}", "JoinTeam.join"),
            Map.entry("DELETE /teams/{id}/members/{user}", "LeaveTeam.leave"));

    private record Failure(String type, String words) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Canaries canaries = new Canaries();
    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    private final String email = canaries.make("Jira email") + "@example.com";
    private final String token = canaries.make("Jira token");
    private final String accessToken = canaries.make("Jira personal access token");
    private final String inboundSecret = canaries.make("inbound secret");
    private final String basic = canaries.keep("Basic", base64(email + ":" + token));

    @Test
    @Timeout(600)
    void whatIsAskedShouldLeaveNoSecret() throws Exception {
        int debugger = Node.freePort();
        try (JiraSandbox cloud = sandbox(SandboxOptions.cloud().withAccount(email, token));
                JiraSandbox dataCenter = sandbox(SandboxOptions.dataCenter().withAccount("a", accessToken));
                QuotingProxy proxy = QuotingProxy.start();
                Stage stage = Stage.onH2(
                        folder,
                        SandboxOptions.cloud(),
                        settings(proxy, cloud, dataCenter),
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("spool")),
                        FailPoints.option(debugger))) {
            Node node = stage.node();
            String key = newKey(node, "alice");
            connectAsTheReadmeSays(node, cloud);
            Walk walk = walk(node, key, form(cloud.baseUrl())).begin();
            walk.followPreviewUrl();
            walk.askAmiss();
            sayWhatIsNoHttp(walk, key);
            walk(node, newKey(node, "carol"), patForm(dataCenter.baseUrl()))
                    .begin()
                    .askAll();
            connectThrough(proxy, node, key);
            failWithin(debugger, node, walk);
            Files.delete(folder.resolve("spool"));
            walk.ask("POST /tickets/{id}/attachments");
            walk.ask("GET /tickets/{id}/attachments/{attachment}/preview");
            walk.askAll();
            checkAnswers(node);
            checkTraces(node);
            System.out.printf(
                    "traces: %d canaries, %d answers, %d lines in the log%n",
                    canaries.count(), answers.size(), node.log().lines().count());
        }
    }

    @Test
    @Timeout(600)
    void aJiraThatQuotesWhatItWasSentShouldBeQuotedNowhere() throws Exception {
        String quote = "Bad login " + token + " of " + email + ", Authorization: Basic " + basic;
        String json = "{\"errorMessages\":[\"" + quote + "\"],\"errors\":{\"summary\":\"" + quote + "\"}}";
        List<Fault> faults = List.of(
                new Fault.Answers(
                        500, "text/html", "<html>" + quote + " at com.atlassian.jira.Rest(Rest.java:1)", Map.of()),
                new Fault.Answers(400, "application/json", json, Map.of("X-Debug", basic)),
                new Fault.Answers(401, "application/json", json, Map.of()),
                new Fault.Answers(302, "text/html", quote, Map.of("Location", "http://127.0.0.1:1/" + token)),
                new Fault.Answers(200, "application/json", "{\"" + quote, Map.of()),
                new Fault.ResetsBefore());
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud(), Map.of("TICKETBRIDGE_LOG_LEVEL", "trace"))) {
            ExecutorService everybody = Executors.newFixedThreadPool(faults.size());
            List<Future<Boolean>> asked = new ArrayList<>();
            for (Fault fault : faults) {
                String name = "victim-" + faults.indexOf(fault);
                Callable<Boolean> asking = () -> askWith(fault, stage.node(), name);
                asked.add(everybody.submit(asking));
            }
            for (Future<Boolean> each : asked) {
                assertThat(each.get()).isTrue();
            }
            everybody.shutdown();
            assertThat(answers).anyMatch(answer -> answer.body().contains("Jira refused the values: Bad login ***"));
            checkAnswers(stage.node());
            checkTraces(stage.node());
        }
    }

    @Test
    @Timeout(600)
    void aDatabaseThatIsGoneShouldLeaveNoSecret() throws Exception {
        Map<String, String> settings = Map.of(
                "TICKETBRIDGE_LOG_LEVEL",
                "trace",
                "TICKETBRIDGE_DATABASE_PASSWORD",
                canaries.make("database password"));
        try (JiraSandbox cloud = sandbox(SandboxOptions.cloud().withAccount(email, token));
                Stage stage = Stage.onPostgres(folder, SandboxOptions.cloud(), List.of(settings))) {
            Walk walk = walk(stage.node(), newKey(stage.node(), "alice"), form(cloud.baseUrl()))
                    .begin();
            stage.stopDatabase();
            walk.askAll();
            assertThat(answers).anyMatch(answer -> answer.body().contains("store_unavailable"));
            checkAnswers(stage.node());
            checkTraces(stage.node());
        }
    }

    /** Whoever looks at the list of processes meanwhile sees no secret there. */
    private void connectAsTheReadmeSays(Node node, JiraSandbox jira) throws Exception {
        Path file = Files.writeString(folder.resolve("token.txt"), token);
        String[] add = {
            "integration", "add", "--user", "user-0", "--base-url", jira.baseUrl(), "--project", "SEC", "--email", email
        };
        try (ProcessList list = ProcessList.watch()) {
            node.command("", with(add, "--token-file", file.toString()));
            node.command(token, with(add, "--token-stdin"));
            assertThat(list.seen())
                    .anyMatch(line -> line.contains("--token-file"))
                    .anyMatch(line -> line.contains("--token-stdin"))
                    .allSatisfy(line -> assertThat(canaries.in(line)).isSubsetOf("Jira email"));
        }
        Files.delete(file);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private boolean askWith(Fault fault, Node node, String name) throws Exception {
        try (JiraSandbox jira = sandbox(SandboxOptions.cloud().withAccount(email, token))) {
            Walk walk = walk(node, newKey(node, name), form(jira.baseUrl())).begin();
            // What comes as a file is passed on as it is, whatever it says.
            jira.fail("*", "^(?!.*(?:attachment|/file/))", Integer.MAX_VALUE, fault);
            walk.askAll();
            return true;
        }
    }

    /** An exception that quotes, and an error, in the middle of each route. */
    private void failWithin(int debugger, Node node, Walk walk) throws Exception {
        assertThat(WORK.keySet()).isEqualTo(RestApi.routes());
        String words = canaries.make("failure") + Canaries.HOSTILE;
        for (String route : RestApi.routes()) {
            failWithin(debugger, node, walk, route, new Failure("java.lang.IllegalStateException", words));
            failWithin(debugger, node, walk, route, new Failure("java.lang.OutOfMemoryError", "Java heap space"));
        }
    }

    private static void failWithin(int debugger, Node node, Walk walk, String route, Failure failure) throws Exception {
        String work = Objects.requireNonNull(WORK.get(route));
        int dot = work.indexOf('.');
        Answer answer;
        try (FailPoints points = FailPoints.attachAgain(debugger)) {
            points.at(
                    "io.ticketbridge.usecase." + work.substring(0, dot),
                    work.substring(dot + 1),
                    1,
                    thread -> points.failsWith(thread, failure.type(), failure.words()));
            answer = walk.ask(route);
        }
        assertThat(answer.status()).as("%s", answer).isEqualTo(500);
        assertThat(saidOf(answer, node)).as("%s", answer).contains(failure.type(), "io.ticketbridge.usecase." + work);
    }

    private static String saidOf(Answer answer, Node node) throws IOException {
        String id = "[" + answer.header("X-Request-Id").orElseThrow() + "]";
        return node.log().lines().filter(line -> line.contains(id)).collect(joining("\n"));
    }

    /** What cannot be said with a client: signs that end lines and paint, in the lines and headers themselves. */
    private void sayWhatIsNoHttp(Walk walk, String key) throws IOException {
        String odd = canaries.make("path");
        for (String head : List.of(
                "GET /api/v2/" + odd + "\u001b[31m HTTP/1.1",
                "GET /api/v2/tickets/" + odd + "%0d%0a2026-01-01T00:00:00.000Z%20ERROR%20forged HTTP/1.1",
                "GET /api/v2/tickets/" + odd + "\u202e\u2028 HTTP/1.1",
                "GET /" + key + " HTTP/1.1",
                "GET //" + odd + "@example.com/ HTTP/1.1",
                "GET http://a:" + odd + "@localhost/api/v2/tickets HTTP/1.1",
                odd + " /api/v2/tickets HTTP/1.1",
                "GET /api/v2/tickets?" + odd + " HTTP/1.1",
                "GET /api/v2/tickets HTTP/" + odd)) {
            walk.say(head + "\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: " + key
                    + "\r\nX-Request-Id: \u001b[31mforged\r\n\r\n");
        }
    }

    private void connectThrough(QuotingProxy proxy, Node node, String key) throws Exception {
        Walk walk = walk(node, key, form("http://127.0.0.1:1"));
        String id = new ObjectMapper()
                .readTree(walk.ask("POST /integrations").body())
                .at("/data/integration/id")
                .asText();
        Answer tested = walk.say(RawClient.request(
                "POST", RestApi.BASE_PATH + "/integrations/" + id + "/test", Map.of("X-API-Key", key), ""));
        assertThat(tested.status()).isEqualTo(200);
        assertThat(proxy.heard()).contains("Proxy-Authorization");
        walk.say(RawClient.request("DELETE", RestApi.BASE_PATH + "/integrations/" + id, Map.of("X-API-Key", key), ""));
    }

    private void checkAnswers(Node node) {
        List<String> secrets = List.of(
                "Jira email", "Jira token", "Jira personal access token", "inbound secret", "Basic", "secret key");
        for (Answer answer : answers) {
            assertThat(canaries.in(answer.head()))
                    .as("%s", answer)
                    .isSubsetOf(canaries.in(answer.header("Content-Disposition").orElse("")));
            assertThat(canaries.in(answer.body())).as("%s", answer).doesNotContainAnyElementsOf(secrets);
            assertThat(answer.header("X-Request-Id").orElse(""))
                    .as("%s", answer)
                    .isNotEmpty();
            assertThat(INNARDS.matcher(answer.head()).find()).as("%s", answer).isFalse();
            if (answer.status() >= 400) {
                assertThat(INNARDS.matcher(answer.body()).find())
                        .as("%s", answer)
                        .isFalse();
                assertThat(answer.body())
                        .as("%s", answer)
                        .doesNotContain(node.folder().toString());
                checkRequestId(answer);
            }
        }
    }

    private static void checkRequestId(Answer answer) {
        if (!answer.asked().startsWith("HEAD ")) {
            assertThat(answer.body())
                    .as("%s", answer)
                    .contains(
                            "\"request_id\":\"" + answer.header("X-Request-Id").orElseThrow() + "\"");
        }
    }

    private void checkTraces(Node node) throws Exception {
        long seen = answers.size();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> accesses(node) >= seen);
        node.signal("TERM");
        node.process().onExit().join();
        for (String line : node.log().split("\n", -1)) {
            if (!line.isEmpty()) {
                assertThat(line).matches(EVENT).doesNotContainPattern(UNSEEN).doesNotContain(" forged");
            }
        }
        for (Path file : files(node.folder())) {
            for (String line : Files.readString(file, ISO_8859_1).split("\n", -1)) {
                assertThat(canaries.in(line)).as("%s: %s", file, line).isEmpty();
            }
        }
        for (Path file : files(folder)) {
            assertThat(canaries.in(file.toString())).as("%s", file).isEmpty();
        }
    }

    private static long accesses(Node node) throws IOException {
        return node.log().lines().filter(line -> line.contains("] access: ")).count();
    }

    /** All that it has left but its database and its key. */
    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> all = Files.walk(of)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".mv.db"))
                    .filter(file -> !file.endsWith("secret.key"))
                    .toList();
        }
    }

    private Map<String, String> settings(QuotingProxy proxy, JiraSandbox... direct) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("TICKETBRIDGE_LOG_LEVEL", "trace");
        settings.put("TICKETBRIDGE_DATABASE_PASSWORD", canaries.make("database password"));
        settings.put(
                "TICKETBRIDGE_SECRET_KEY", canaries.keep("secret key", base64("canary of thirty-two bytes, no 1")));
        settings.put("TICKETBRIDGE_JIRA_PROXY", proxy.address());
        settings.put("TICKETBRIDGE_JIRA_PROXY_USER", "proxy");
        settings.put("TICKETBRIDGE_JIRA_PROXY_PASSWORD", canaries.make("proxy password"));
        settings.put(
                "TICKETBRIDGE_JIRA_NO_PROXY",
                String.join(
                        ",",
                        Stream.of(direct)
                                .flatMap(jira -> Stream.of(jira.baseUrl(), jira.mediaUrl()))
                                .map(url -> url.substring("http://".length()))
                                .toList()));
        return settings;
    }

    private String newKey(Node node, String name) throws Exception {
        node.command("", "user", "add", name, "--email", name + "@example.com");
        return canaries.keep("API key of " + name, node.command("", "key", "add", name));
    }

    private Walk walk(Node node, String key, String form) {
        return new Walk(new RawClient(node), canaries, key, form, answers);
    }

    private static JiraSandbox sandbox(SandboxOptions options) {
        return JiraSandbox.start(options, Clock.systemUTC());
    }

    private String form(String baseUrl) {
        return form(baseUrl, "{\"email\":\"" + email + "\",\"api_token\":\"" + token + "\"}");
    }

    private String patForm(String baseUrl) {
        return form(baseUrl, "{\"token\":\"" + accessToken + "\"}");
    }

    private String form(String baseUrl, String credentials) {
        return "{\"provider\":\"jira\",\"name\":\"Jira\",\"base_url\":\"" + baseUrl + "\",\"credentials\":"
                + credentials + ",\"config\":{\"project_key\":\"SEC\",\"inbound_secret\":\"" + inboundSecret
                + "\"},\"active\":true}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
