package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JsonBodyTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatIsNoJsonShouldBeRefusedWithoutAParsersWords() {
        List<String> bodies = List.of(
                "",
                " ",
                "{",
                "{\"summary\":\"a\"",
                "{\"summary\":\"a\"} x",
                "{\"summary\":\"a\"}{}",
                "{\"summary\":\"a\",\"summary\":\"b\"}",
                "{summary:\"a\"}",
                "{'summary':'a'}",
                "{\"summary\":NaN}",
                "{\"summary\":\"a\",}",
                "{\"summary\":\"a\"/**/}",
                "{\"summary\":01}",
                "{\"summary\":\"a\nb\"}",
                "\uFEFF{\"summary\":\"a\"}",
                "{\"a\":" + "9".repeat(2_000) + "}",
                "{\"a\":".repeat(100_00) + "1" + "}".repeat(100_00),
                "[".repeat(100_000));
        for (String body : bodies) {
            Reply reply = api.post(api.alice, "/tickets", body);
            String start = body.substring(0, Math.min(40, body.length()));
            assertThat(reply.status()).as(start).isEqualTo(400);
            assertThat(reply.code()).as(start).isEqualTo("malformed_json");
            assertThat(reply.message()).as(start).isEqualTo("The body is not valid JSON: send one object in UTF-8");
        }
        assertThat(api.jira.journal()).isEmpty();
    }

    @Test
    void otherEncodingsThanUtf8ShouldBeRefused() {
        String body = "{\"summary\":\"é\"}";
        for (Charset charset :
                List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            Reply reply = api.json("POST", api.alice, "/tickets", BodyPublishers.ofByteArray(body.getBytes(charset)));
            assertThat(reply.status()).as(charset.name()).isEqualTo(400);
            assertThat(reply.code()).as(charset.name()).isEqualTo("malformed_json");
        }
    }

    @Test
    void jsonThatIsNoObjectShouldBeRefused() {
        for (String body : List.of("null", "1", "\"a\"", "[]", "[{\"summary\":\"a\"}]", "true")) {
            Reply reply = api.post(api.alice, "/tickets", body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.code()).as(body).isEqualTo("validation_failed");
            assertThat(reply.fields()).as(body).containsExactly("body");
        }
    }

    @Test
    void aBodyAtItsLimitShouldBeReadAndOneByteMoreRefused() {
        String begin = "{\"summary\":\"a\",\"x\":\"";
        String atLimit = begin + "x".repeat(256 * 1024 - begin.length() - 2) + "\"}";
        assertThat(api.post(api.alice, "/tickets", atLimit).status()).isEqualTo(201);
        Reply over = api.post(api.alice, "/tickets", atLimit + " ");
        assertThat(over.status()).isEqualTo(413);
        assertThat(over.code()).isEqualTo("payload_too_large");
    }

    @Test
    void aBodyOfUnknownLengthShouldBeCutOffAtTheLimit() {
        byte[] endless = "{\"summary\":\"".concat("a".repeat(2_000_000)).getBytes(StandardCharsets.US_ASCII);
        Reply reply = api.json(
                "POST", api.alice, "/tickets", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)));
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void aBodyThatDoesNotSayThatItIsJsonShouldBeRefused() {
        for (String type : List.of("text/plain", "text/json", "application/xml", "multipart/form-data; boundary=x")) {
            Reply reply = api.send(api.request(api.alice, "/tickets")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"summary\":\"a\"}")));
            assertThat(reply.status()).as(type).isEqualTo(415);
            assertThat(reply.code()).as(type).isEqualTo("unsupported_media_type");
        }
        Reply silent =
                api.send(api.request(api.alice, "/tickets").POST(BodyPublishers.ofString("{\"summary\":\"a\"}")));
        assertThat(silent.status()).isEqualTo(415);
        assertThat(api.jira.journal()).isEmpty();
    }

    @Test
    void aBodyThatIsNotThereShouldBeRefusedAsNoJson() {
        for (String path : List.of("/tickets", "/tickets/1/comments", "/integrations")) {
            Reply reply = api.post(api.alice, path);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.code()).as(path).isEqualTo("malformed_json");
        }
        assertThat(api.send(api.request(api.alice, "/tickets/1/comments/1").PUT(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aCharsetBesideTheTypeShouldBeFine() {
        Reply reply = api.send(api.request(api.alice, "/tickets")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"summary\":\"é\"}")));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data().path("summary").asText()).isEqualTo("é");
    }
}
