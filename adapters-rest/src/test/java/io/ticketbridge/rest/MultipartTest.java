package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.TestFiles;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MultipartTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    private static final String FILE = "form-data; name=\"file\"; filename=\"a.png\"";

    @BeforeEach
    void openTicket() {
        api.openTicket(api.alice);
    }

    @Test
    void aBodyThatIsNotOneFileShouldBeRefusedBeforeJiraIsAsked() {
        Map<String, Multipart> bodies = new LinkedHashMap<>();
        bodies.put("no part", new Multipart().end());
        bodies.put(
                "another name",
                new Multipart()
                        .part(FILE.replace("\"file\"", "\"upload\""), TestFiles.png())
                        .end());
        bodies.put(
                "no name",
                new Multipart()
                        .part("form-data; filename=\"a.png\"", TestFiles.png())
                        .end());
        bodies.put(
                "no filename",
                new Multipart()
                        .part("form-data; name=\"file\"", TestFiles.png())
                        .end());
        bodies.put(
                "empty filename",
                new Multipart()
                        .part("form-data; name=\"file\"; filename=\"\"", TestFiles.png())
                        .end());
        bodies.put(
                "no disposition",
                new Multipart()
                        .write("--" + Multipart.BOUNDARY + "\r\n\r\n\r\na\r\n")
                        .end());
        bodies.put(
                "two files",
                new Multipart()
                        .part(FILE, TestFiles.png())
                        .part(FILE, TestFiles.png())
                        .end());
        bodies.put(
                "a field first",
                new Multipart()
                        .part("form-data; name=\"a\"", new byte[] {1})
                        .part(FILE, TestFiles.png())
                        .end());
        bodies.put(
                "a field last",
                new Multipart()
                        .part(FILE, TestFiles.png())
                        .part("form-data; name=\"a\"", new byte[] {1})
                        .end());
        bodies.put(
                "a part without an end last",
                new Multipart().part(FILE, TestFiles.png()).write("--" + Multipart.BOUNDARY + "\r\n"));
        bodies.forEach((what, body) -> {
            Reply reply = api.upload(api.alice, "/tickets/1/attachments", body);
            assertThat(reply.status()).as(what).isEqualTo(400);
            assertThat(reply.code()).as(what).isEqualTo("validation_failed");
            assertThat(reply.fields()).as(what).containsExactly("file");
        });
        assertThat(attached()).isEmpty();
    }

    @Test
    void aBodyThatIsBrokenShouldBeRefusedBeforeJiraIsAsked() {
        Map<String, Multipart> bodies = new LinkedHashMap<>();
        bodies.put("no end", new Multipart().part(FILE, TestFiles.png()));
        bodies.put("half an end", new Multipart().part(FILE, TestFiles.png()).write("--" + Multipart.BOUNDARY));
        bodies.put("another end", new Multipart().part(FILE, TestFiles.png()).write("--" + Multipart.BOUNDARY + "xx"));
        bodies.put(
                "no end of the part",
                new Multipart()
                        .write("--" + Multipart.BOUNDARY + "\r\nContent-Disposition: " + FILE + "\r\n\r\n")
                        .write(TestFiles.png()));
        bodies.put(
                "no end of the headers",
                new Multipart().write("--" + Multipart.BOUNDARY + "\r\nContent-Disposition: " + FILE));
        bodies.put(
                "headers without end",
                new Multipart().write("--" + Multipart.BOUNDARY + "\r\nX: " + "a".repeat(1_000_000)));
        bodies.forEach((what, body) -> {
            Reply reply = api.upload(api.alice, "/tickets/1/attachments", body);
            assertThat(reply.status()).as(what).isEqualTo(400);
            assertThat(reply.code()).as(what).isEqualTo("malformed_multipart");
        });
        assertThat(attached()).isEmpty();
    }

    @Test
    void aBodyWithoutItsBoundaryShouldBeRefused() {
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=" + "x".repeat(71))) {
            Reply reply = send(type, Multipart.file("a.png", TestFiles.png()));
            assertThat(reply.status()).as(type).isEqualTo(400);
            assertThat(reply.code()).as(type).isEqualTo("malformed_multipart");
        }
        for (String type : List.of("multipart/form-data; boundary=", "multipart/form-data; boundary=another")) {
            Reply reply = send(type, Multipart.file("a.png", TestFiles.png()));
            assertThat(reply.status()).as(type).isEqualTo(400);
        }
        assertThat(attached()).isEmpty();
    }

    @Test
    void aBodyOfAnotherTypeShouldBeRefused() {
        for (String type :
                List.of("application/json", "image/png", "multipart/mixed; boundary=" + Multipart.BOUNDARY)) {
            assertThat(send(type, Multipart.file("a.png", TestFiles.png())).status())
                    .as(type)
                    .isEqualTo(415);
        }
        Reply silent = api.send(api.request(api.alice, "/tickets/1/attachments")
                .POST(BodyPublishers.ofByteArray(
                        Multipart.file("a.png", TestFiles.png()).bytes())));
        assertThat(silent.status()).isEqualTo(415);
    }

    @Test
    void anEmptyBodyShouldBeRefused() {
        Reply reply = api.send(api.request(api.alice, "/tickets/1/attachments")
                .header("Content-Type", new Multipart().contentType())
                .POST(BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void tenThousandPartsShouldBeRefusedAtTheFirstThatIsNotTheFile() {
        Multipart many = new Multipart();
        for (int i = 0; i < 10_000; i++) {
            many.part("form-data; name=\"a\"", new byte[] {1});
        }
        assertThat(api.upload(api.alice, "/tickets/1/attachments", many.end()).status())
                .isEqualTo(400);
    }

    /** A file is what its part holds, byte for byte: parts in parts and encodings of mail are none of it. */
    @Test
    void aFileThatIsPackedOnceMoreShouldBeNone() {
        String nested = "--b\r\nContent-Disposition: file; filename=\"a.png\"\r\n\r\n";
        Multipart inParts = new Multipart()
                .write("--" + Multipart.BOUNDARY + "\r\nContent-Disposition: " + FILE
                        + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + nested)
                .write(TestFiles.png())
                .write("\r\n--b--\r\n\r\n")
                .end();
        Multipart inBase64 = new Multipart()
                .write("--" + Multipart.BOUNDARY + "\r\nContent-Disposition: " + FILE
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getEncoder().encodeToString(TestFiles.png()) + "\r\n")
                .end();
        for (Multipart body : List.of(inParts, inBase64)) {
            Reply reply = api.upload(api.alice, "/tickets/1/attachments", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).contains("content_mismatch");
        }
        assertThat(attached()).isEmpty();
    }

    /** The quickest of a few, so that a busy machine does not matter. */
    @Test
    void nonsenseShouldBeRefusedAtOnceHoweverMuchOfItThereIs() {
        Multipart parts = new Multipart();
        for (int i = 0; i < 10_000; i++) {
            parts.part("form-data; name=\"a\"", new byte[] {1});
        }
        String head = "--" + Multipart.BOUNDARY + "\r\nX: ";
        Map<String, Multipart> bodies = Map.of(
                "10,000 parts", parts.end(),
                "a head of 1 MB", new Multipart().write(head + "a".repeat(1_000_000)),
                "10,000 heads", new Multipart().write(head + "a\r\nX: ".repeat(10_000)),
                "no boundary in 1 MB", new Multipart().write("-".repeat(1_000_000)),
                "no end", new Multipart().part(FILE, TestFiles.png()));
        bodies.forEach((what, body) -> assertThat(quickest(body)).as(what).isLessThan(Duration.ofMillis(100)));
    }

    private Duration quickest(Multipart body) {
        return IntStream.range(0, 10)
                .mapToObj(attempt -> {
                    long began = System.nanoTime();
                    assertThat(api.upload(api.alice, "/tickets/1/attachments", body)
                                    .status())
                            .isEqualTo(400);
                    return Duration.ofNanos(System.nanoTime() - began);
                })
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void whatStandsBeforeTheFirstAndAfterTheLastBoundaryShouldNotMatter() {
        Multipart body = new Multipart()
                .write("This is a message in parts.\r\n")
                .part(FILE, TestFiles.png())
                .end()
                .write("The end.");
        assertThat(api.upload(api.alice, "/tickets/1/attachments", body).status())
                .isEqualTo(201);
    }

    @Test
    void aQuotedBoundaryShouldBeUnderstood() {
        String type = "multipart/form-data; boundary=\"" + Multipart.BOUNDARY + "\"";
        assertThat(send(type, Multipart.file("a.png", TestFiles.png())).status())
                .isEqualTo(201);
    }

    private Reply send(String type, Multipart body) {
        return api.send(api.request(api.alice, "/tickets/1/attachments")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body.bytes())));
    }

    private List<String> attached() {
        return api.jira.journal().stream()
                .filter(asked -> asked.startsWith("attach"))
                .toList();
    }
}
