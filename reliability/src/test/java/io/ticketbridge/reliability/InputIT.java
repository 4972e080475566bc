package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.rest.RestApi;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may be sent and what not, through the whole server: texts (S-10), ids (S-11), JSON (S-09). */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class InputIT {
    private static final int MEBIBYTE = 1024 * 1024;

    /** Of so many the best counts: what the server takes, and not what else runs beside it. */
    private static final int TRIES = 20;

    private static final List<String> ODD_IDS = List.of(
            "0",
            "-1",
            "+1",
            "01",
            "1.0",
            "1e3",
            "0x1",
            "9223372036854775808",
            "99999999999999999999",
            "10%20OR%201=1",
            "10+OR+1=1",
            "10;drop",
            "1%27--",
            "1%00",
            "%00",
            "%31",
            "..",
            ".",
            "%2e%2e",
            "%2e%2e%2f%2e%2e%2fissue%2fSEC-1",
            "../../issue/SEC-1",
            "..%2f..%2fissue%2fSEC-1",
            "..%5c..%5cissue%5cSEC-1",
            "1%2f..%2f2",
            "1/../2",
            "1//",
            "1;x=y",
            "1%3fexpand=all",
            "1%23",
            "*",
            "SEC-1",
            "sec-1",
            "me",
            "null",
            "undefined",
            "NaN",
            "%EF%BC%91",
            "%D9%A1",
            "1%0d%0aX-Injected:%201",
            "1%E2%80%A8",
            "project%20=%20SEC%20OR%20key%20=%20SEC-1",
            "%zz",
            "%c0%ae%c0%ae",
            "%252e%252e");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aTextShouldBeTakenOrRefusedAlikeWhateverTheDatabase() throws Exception {
        assertThat(OddTexts.ALL).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        Map<String, String> onH2;
        Map<String, String> onPostgres;
        try (Stage stage = Stage.onH2(folder.resolve("h2"), SandboxOptions.cloud())) {
            onH2 = outcomes(stage);
        }
        try (Stage stage = Stage.onPostgres(folder.resolve("postgres"), SandboxOptions.cloud(), 1)) {
            onPostgres = outcomes(stage);
        }
        assertThat(onPostgres).isEqualTo(onH2);
        System.out.printf(
                "texts: %d in three fields, %d taken, %d refused, the same on H2 and PostgreSQL%n",
                OddTexts.ALL.size(),
                onH2.values().stream()
                        .filter(outcome -> outcome.startsWith("201"))
                        .count(),
                onH2.values().stream()
                        .filter(outcome -> outcome.startsWith("400"))
                        .count());
    }

    @Test
    void anIdThatIsNoneShouldLeadNowhere() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            long ticket = stage.client().create("Seen").orElseThrow();
            stage.jira().journal().clear();
            int asked = 0;
            for (String route : RestApi.routes()) {
                for (String path : oddPaths(route.substring(route.indexOf(' ') + 1), ticket)) {
                    String method = route.substring(0, route.indexOf(' '));
                    int status = status(stage, method, RestApi.BASE_PATH + path);
                    // Where Jira calls, who did not sign is told that, whatever is there.
                    List<Integer> nowhere = route.endsWith("/callback") ? List.of(400, 401, 404) : List.of(400, 404);
                    assertThat(status).as("%s %s", method, path).isIn(nowhere);
                    asked++;
                }
            }
            assertThat(stage.jira().journal().entries()).isEmpty();
            System.out.printf("ids: %d paths of odd ids led nowhere, and not to Jira%n", asked);
        }
    }

    @Test
    void jsonThatIsTooMuchShouldBeRefusedAtOnce() throws Exception {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("depth of 21", nested(21));
        bodies.put("depth of 100,000", nested(100_000));
        bodies.put("100,000 lists", "[".repeat(100_000).getBytes(UTF_8));
        bodies.put("a number of 101 digits", bytes("{\"summary\":\"a\",\"x\":" + "9".repeat(101) + "}"));
        bodies.put("a name twice", bytes("{\"summary\":\"a\",\"summary\":\"b\"}"));
        bodies.put("something behind it", bytes("{\"summary\":\"a\"} {}"));
        bodies.put("NaN", bytes("{\"summary\":NaN}"));
        bodies.put("a mark of byte order", bytes("\uFEFF{\"summary\":\"a\"}"));
        bodies.put("UTF-16", "{\"summary\":\"a\"}".getBytes(UTF_16));
        bodies.put("a long string", bytes("{\"summary\":\"" + "a".repeat(65_537) + "\"}"));
        bodies.put("256 KiB and a byte", bytes("{\"summary\":\"" + "a".repeat(256 * 1024) + "\"}"));
        bodies.put("100,000 names", many(100_000 / 8));
        bodies.put("100 MB announced", new byte[0]);
        bodies.put("100 MB in chunks", new byte[1]);
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud(), "-Xmx96m")) {
            assertThat(stage.client().create("Warm")).isPresent();
            for (int attempt = 0; attempt < TRIES; attempt++) {
                refusedIn(stage, "no JSON", bytes("{"));
            }
            for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
                double best = Double.MAX_VALUE;
                for (int attempt = 0; attempt < TRIES; attempt++) {
                    best = Math.min(best, refusedIn(stage, body.getKey(), body.getValue()));
                }
                System.out.printf("JSON, %s: refused in %.1f ms%n", body.getKey(), best);
                assertThat(best).as("milliseconds for %s", body.getKey()).isLessThan(50);
            }
            assertThat(stage.creationsSent(0)).isEqualTo(1);
        }
    }

    /** By field and text: the status, and what was stored or refused. */
    private static Map<String, String> outcomes(Stage stage) throws Exception {
        Map<String, String> outcomes = new LinkedHashMap<>();
        long ticket = stage.client().create("Of comments").orElseThrow();
        for (String text : OddTexts.ALL) {
            outcomes.put("summary " + text, ticketOutcome(stage, "{\"summary\":\"" + text + "\"}", "summary"));
            outcomes.put(
                    "description " + text,
                    ticketOutcome(stage, "{\"summary\":\"a\",\"description\":\"" + text + "\"}", "description"));
            outcomes.put("comment " + text, commentOutcome(stage, ticket, "{\"comment\":\"" + text + "\"}"));
        }
        return outcomes;
    }

    private static String ticketOutcome(Stage stage, String body, String field) throws Exception {
        HttpResponse<String> reply = stage.client().post("/tickets", body);
        if (reply.statusCode() != 201) {
            return refusal(reply);
        }
        String told = SdkClient.parsed(reply).at("/data/" + field).toString();
        JsonNode listed =
                SdkClient.parsed(stage.client().get("/tickets?per_page=1")).at("/data/items/0");
        assertThat(listed.path(field).toString())
                .as("what is stored of %s", body)
                .isEqualTo(told);
        return "201 " + told;
    }

    private static String commentOutcome(Stage stage, long ticket, String body) throws Exception {
        HttpResponse<String> reply = stage.client().post("/tickets/" + ticket + "/comments", body);
        return reply.statusCode() == 201 ? "201 " + SdkClient.parsed(reply).at("/data/body") : refusal(reply);
    }

    private static String refusal(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        return "400 " + SdkClient.parsed(reply).path("errors");
    }

    /** Each id of the path made odd, the others as they should be. */
    private static List<String> oddPaths(String path, long ticket) {
        List<String> paths = new ArrayList<>();
        for (String id : List.of("{id}", "{comment}", "{attachment}", "{user}")) {
            if (path.contains(id)) {
                for (String odd : ODD_IDS) {
                    paths.add(path.replace(id, odd)
                            .replace("{id}", String.valueOf(ticket))
                            .replaceAll("\\{\\w+}", "10001"));
                }
            }
        }
        return paths;
    }

    private static int status(Stage stage, String method, String path) throws IOException {
        boolean isFile = path.endsWith("/attachments");
        String body = isFile ? Cast.file() : "{\"comment\":\"a\",\"active\":true}";
        Map<String, String> headers =
                Map.of("X-API-Key", stage.key(), "Content-Type", isFile ? Cast.FILE : "application/json");
        boolean bodiless = List.of("GET", "HEAD", "DELETE").contains(method);
        return new RawClient(stage.node())
                .send(RawClient.request(method, path, headers, bodiless ? "" : body))
                .status();
    }

    private static double refusedIn(Stage stage, String name, byte[] body) throws Exception {
        try (Socket socket = stage.node().connect()) {
            socket.setSoTimeout(10_000);
            boolean chunked = name.endsWith("chunks");
            String length = name.endsWith("announced") ? "100000000" : String.valueOf(body.length);
            String head = "POST /api/v2/tickets HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + stage.key()
                    + "\r\nContent-Type: application/json\r\n"
                    + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length) + "\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            long began = System.nanoTime();
            out.write(head.getBytes(UTF_8));
            if (chunked) {
                out.write(("100000\r\n{\"summary\":\"" + "a".repeat(MEBIBYTE - 12)).getBytes(UTF_8));
            } else {
                out.write(body);
            }
            byte[] start = socket.getInputStream().readNBytes(12);
            double millis = (System.nanoTime() - began) / 1e6;
            assertThat(new String(start, UTF_8)).as(name).isIn("HTTP/1.1 400", "HTTP/1.1 413");
            return millis;
        }
    }

    private static byte[] nested(int depth) {
        return bytes("{\"summary\":\"a\",\"x\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}");
    }

    private static byte[] many(int names) {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < names; i++) {
            body.append("\"x").append(i).append("\":[],");
        }
        return bytes(body.append("\"summary\":1}").toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
