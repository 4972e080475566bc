package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.port.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AttachmentsApiTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void uploadShouldAnswerAListOfOneAttachment() {
        api.openTicket(api.alice);
        Reply reply = upload("xss-poc.png", TestFiles.png());
        String signed = reply.data().path(0).path("preview_url").asText();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text())
                .isEqualTo("{\"success\":true,\"data\":[{\"id\":\"10688\",\"filename\":\"xss-poc.png\","
                        + "\"mime_type\":\"image/png\",\"mimeType\":\"image/png\",\"size\":70,\"author\":\"alice\","
                        + "\"created\":\"2026-02-18 09:14:02\","
                        + "\"content\":\"/api/v2/tickets/1/attachments/10688/preview\","
                        + "\"preview_url\":\"" + signed + "\"}]}");
        assertThat(signed)
                .matches("/api/v2/tickets/1/attachments/10688/preview"
                        + "\\?user=1&expires=1771406340&signature=[A-Za-z0-9_-]{43}");
    }

    @Test
    void everyAllowedTypeShouldBeTaken() {
        api.openTicket(api.alice);
        Map<String, byte[]> files = Map.of(
                "a.png", TestFiles.png(),
                "a.jpg", TestFiles.jpeg(),
                "a.JPEG", TestFiles.jpeg(),
                "a.gif", TestFiles.gif(),
                "a.webp", TestFiles.webp(),
                "a.svg", TestFiles.svg(),
                "a.pdf", TestFiles.pdf(),
                "a.docx", TestFiles.docx());
        files.forEach((name, content) -> {
            Reply reply = upload(name, content);
            assertThat(reply.status()).as(name).isEqualTo(201);
            assertThat(reply.data().path(0).path("size").asInt()).as(name).isEqualTo(content.length);
        });
    }

    @Test
    void aFileThatIsNotWhatItSaysShouldBeRefusedBeforeJiraIsAsked() {
        api.openTicket(api.alice);
        Map<String, byte[]> files = Map.of(
                "spoofed.png", TestFiles.pdf(),
                "empty.png", new byte[0],
                "a.exe", TestFiles.png(),
                "png", TestFiles.png(),
                "a.png.html", TestFiles.png(),
                "a.docx", TestFiles.zip("a.txt", "a"),
                "a.svg", TestFiles.svg("<script>alert(1)</script>"));
        files.forEach((name, content) -> {
            Reply reply = upload(name, content);
            assertThat(reply.status()).as(name).isEqualTo(400);
            assertThat(reply.code()).as(name).isEqualTo("validation_failed");
            assertThat(reply.fields()).as(name).containsExactly("file");
        });
        assertThat(api.jira.journal()).noneMatch(asked -> asked.startsWith("attach"));
    }

    @Test
    void aNameInAnyScriptShouldArriveAsItIs() {
        api.openTicket(api.alice);
        for (String name : List.of("über.png", "漏洞.png", "🐞 (1).png", "a;b.png", "a'b.png", "a%41.png", "наше.png")) {
            assertThat(filename(upload(name, TestFiles.png()))).isEqualTo(name);
        }
    }

    @Test
    void aNameShouldBeReadAsClientsWriteIt() {
        api.openTicket(api.alice);
        Map<String, String> written = Map.of(
                "filename=\"a\\\"b.png\"", "a\"b.png",
                "filename=\"a%22b.png\"", "a\"b.png",
                "filename=plain.png", "plain.png",
                "filename=\"x.png\"; filename*=UTF-8''%e2%82%ac%20rates.png", "€ rates.png",
                "filename=\"C:\\Users\\me\\shot.png\"", "shot.png",
                "filename=\"../../etc/shot.png\"", "shot.png");
        written.forEach((parameter, name) -> {
            Multipart multipart = new Multipart()
                    .part("form-data; name=\"file\"; " + parameter, TestFiles.png())
                    .end();
            assertThat(filename(api.upload(api.alice, "/tickets/1/attachments", multipart)))
                    .as(parameter)
                    .isEqualTo(name);
        });
    }

    @Test
    void aNameThatHidesSomethingShouldBeRefused() {
        api.openTicket(api.alice);
        for (String name : List.of(
                "a\u202Egnp.png",
                "a\u0000.png",
                "a".repeat(300) + ".png",
                "a".repeat(4_096) + ".png",
                "\\\"".repeat(3_900) + ".png",
                ";a=".repeat(2_500) + ".png",
                "=?utf-8?B?YS5leGU=?=.png",
                "a%0d%0ab\u0085.png",
                "..",
                "/")) {
            Reply reply = upload(name, TestFiles.png());
            assertThat(reply.status()).as(name).isEqualTo(400);
            assertThat(reply.code()).as(name).isEqualTo("validation_failed");
        }
    }

    @Test
    void aFileShouldArriveInJiraByteForByte() {
        api.openTicket(api.alice);
        byte[] content = TestFiles.png(300_000);
        for (int i = 100; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        byte[] tricky = ("\r\n--" + Multipart.BOUNDARY.substring(2) + "\r\n-").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(tricky, 0, content, 4_000, tricky.length);
        upload("a.png", content);
        assertThat(api.get(api.alice, "/tickets/1/attachments/10688/preview").body())
                .isEqualTo(content);
    }

    @Test
    void ticketShouldShowAttachmentsFromJiraToo() {
        api.openTicket(api.alice);
        api.jira.addInJira("10542", "log.txt", "text/plain", new byte[] {1});
        JsonNode attachment =
                api.get(api.alice, "/tickets/1").data().path("attachments").path(0);
        assertThat(attachment.path("author").asText()).isEqualTo("Jira Bot");
        assertThat(attachment.path("mime_type").asText()).isEqualTo("text/plain");
        assertThat(attachment.has("mimeType")).isFalse();
    }

    private Reply upload(String name, byte[] content) {
        return api.upload(api.alice, "/tickets/1/attachments", Multipart.file(name, content));
    }

    private static String filename(Reply reply) {
        return reply.data().path(0).path("filename").asText();
    }
}
