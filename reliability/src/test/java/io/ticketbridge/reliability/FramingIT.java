package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What could be read in two ways is read in none, and what is nowhere is told in the envelope (S-22). */
class FramingIT {
    private static final Duration SILENCE = Duration.ofSeconds(8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void eachShouldBeToldOnceInTheEnvelopeAndHungUpOn() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            Map<String, Framing.Case> cases = Framing.cases(stage.key());
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, Framing.Case> each : cases.entrySet()) {
                try (Wire wire = Wire.to(stage.node().port())) {
                    Wire.Heard heard = wire.say(each.getValue().request()).hear(SILENCE);
                    Replies.wrongWith(heard, each.getValue()).ifPresent(what -> wrong.add(each.getKey() + ": " + what));
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(stage.node().log()).doesNotContain(Framing.SMUGGLED, "ERROR");
            assertThat(stage.issues()).isEmpty();
            System.out.printf("framing: %d requests, each told once, in the envelope, and hung up on%n", cases.size());
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whatCanBeReadInOneWayShouldBeReadHoweverItArrives() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            String list = "GET /api/v2/tickets HTTP/1.1\r\nHost: a\r\nX-API-Key: " + stage.key()
                    + "\r\nX-Note:\ta  b\u00e9 \r\n\r\n";
            String create = "POST /api/v2/tickets HTTP/1.1\r\nHost: a\r\nX-API-Key: " + stage.key()
                    + "\r\n"
                    + "Content-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "C;name=value\r\n"
                    + "{\"summary\":\"\r\n"
                    + "00000003;a\r\n"
                    + "XSS\r\n"
                    + "2\r\n"
                    + "\"}\r\n"
                    + "0;last\r\n"
                    + "X-Sum: 1\r\n"
                    + "X-End: 2\r\n\r\n";
            String all = list + create + list + create;
            for (int piece : new int[] {1, 7, all.length()}) {
                try (Wire wire = Wire.to(stage.node().port())) {
                    for (int at = 0; at < all.length(); at += piece) {
                        wire.say(all.substring(at, Math.min(all.length(), at + piece)));
                    }
                    assertThat(Replies.in(wire.hear(SILENCE).text()))
                            .as("in pieces of " + piece)
                            .extracting(Replies.Reply::status)
                            .containsExactly(200, 201, 200, 201);
                }
            }
            // Whoever sends more before the answer counts as gone, so an equal wish may join the first.
            assertThat(stage.issues()).isNotEmpty().allMatch(issue -> issue.summary()
                    .equals("XSS"));
        }
    }
}
