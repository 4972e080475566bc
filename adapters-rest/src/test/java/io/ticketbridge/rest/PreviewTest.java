package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.TestFiles;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PreviewTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @BeforeEach
    void openTicket() {
        api.openTicket(api.alice);
    }

    @Test
    void previewShouldSendTheFileWithWhatKeepsItHarmless() {
        upload("xss-poc.png", TestFiles.png());
        Reply reply = api.get(api.alice, "/tickets/1/attachments/10688/preview");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(TestFiles.png());
        assertThat(reply.header("Content-Type")).isEqualTo("image/png");
        assertThat(reply.header("Content-Length")).isEqualTo("70");
        assertThat(reply.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"xss-poc.png\"; filename*=UTF-8''xss-poc.png");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("; sandbox");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(reply.header("X-Request-Id")).hasSize(26);
        assertThat(api.jira.openDownloads()).isZero();
    }

    @Test
    void onlyAPdfShouldBeOutsideTheSandboxForNoViewerWouldRunInIt() {
        upload("a.pdf", TestFiles.pdf());
        upload("a.svg", TestFiles.svg());
        Reply pdf = api.get(api.alice, "/tickets/1/attachments/10688/preview");
        assertThat(pdf.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("sandbox");
        Reply svg = api.get(api.alice, "/tickets/1/attachments/10689/preview");
        assertThat(svg.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(svg.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void aPdfWithAScriptShouldBeTakenAndNeverShown() {
        upload("a.pdf", TestFiles.pdf("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"));
        Reply reply = api.get(api.alice, "/tickets/1/attachments/10688/preview");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(reply.header("Content-Disposition")).startsWith("attachment; ");
    }

    @Test
    void thePolicyShouldAllowNothingButStylesAndPicturesOfTheFilesOwn() {
        upload("a.svg", TestFiles.svg());
        assertThat(api.get(api.alice, "/tickets/1/attachments/10688/preview").header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'self'; sandbox");
    }

    @Test
    void whatCameFromJiraShouldBeShownAsWhatItIsAndNotAsWhatJiraSays() {
        Map<String, byte[]> files = Map.of(
                "page.png", "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII),
                "active.svg", TestFiles.svg("<script>alert(1)</script>"),
                "page.html", "<html>".getBytes(StandardCharsets.US_ASCII));
        files.forEach((name, content) -> {
            Attachment added = api.jira.addInJira("10542", name, "text/html", content);
            Reply reply = api.get(api.alice, "/tickets/1/attachments/" + added.id() + "/preview");
            assertThat(reply.status()).as(name).isEqualTo(200);
            assertThat(reply.header("Content-Type")).as(name).isEqualTo("application/octet-stream");
            assertThat(reply.header("Content-Disposition")).as(name).startsWith("attachment; ");
            assertThat(reply.header("Content-Security-Policy")).as(name).contains("sandbox");
        });
        Attachment image = api.jira.addInJira("10542", "photo.txt", "text/html", TestFiles.png());
        Reply reply = api.get(api.alice, "/tickets/1/attachments/" + image.id() + "/preview");
        assertThat(reply.header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void anyNameShouldFitOnOneHeaderLine() {
        for (String name : List.of(
                "a\r\nSet-Cookie: b=c.png",
                "a\u0000b\".png",
                "a\\b;c%d.png",
                "\u202Egnp.exe",
                "🐞".repeat(2_000),
                "=?utf-8?B?YQ==?=",
                "\ud800")) {
            Attachment added = api.jira.addInJira("10542", name, "image/png", TestFiles.png());
            Reply reply = api.get(api.alice, "/tickets/1/attachments/" + added.id() + "/preview");
            assertThat(reply.status()).as(name).isEqualTo(200);
            assertThat(reply.headers().firstValue("Set-Cookie")).as(name).isEmpty();
            assertThat(reply.header("Content-Disposition"))
                    .as(name)
                    .matches("inline; filename=\"[ -!#-\\[\\]-~]*\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*");
        }
    }

    @Test
    void headShouldAnswerAsGetWithoutTheBytes() {
        upload("a.png", TestFiles.png());
        Reply head = api.head(api.alice, "/tickets/1/attachments/10688/preview");
        Reply get = api.get(api.alice, "/tickets/1/attachments/10688/preview");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name :
                List.of("Content-Type", "Content-Length", "Content-Disposition", "Content-Security-Policy")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(api.jira.openDownloads()).isZero();
    }

    @Test
    void aLinkShouldOpenItsFileWithoutAKey() {
        String link = upload("a.png", TestFiles.png());
        assertThat(keyless(link, "GET").status()).isEqualTo(200);
        assertThat(keyless(link, "GET").body()).isEqualTo(TestFiles.png());
        assertThat(keyless(link, "HEAD").status()).isEqualTo(200);
    }

    @Test
    void aLinkShouldOpenNothingElse() {
        String link = upload("a.png", TestFiles.png());
        upload("b.png", TestFiles.png());
        api.openTicket(api.alice);
        for (String other : List.of(
                link.replace("/10688/", "/10689/"),
                link.replace("/tickets/1/", "/tickets/2/"),
                link.replace("user=1", "user=2"),
                link.replace("expires=", "expires=9"),
                link.replaceAll("expires=[0-9]+", "expires=99999999999999999999"),
                link.replaceAll("expires=[0-9]+&", ""),
                link.replaceAll("user=1&", ""),
                link.replaceAll("user=1&", "user=x&"),
                link.replaceAll("signature=.*", "signature="),
                link.substring(0, link.length() - 1),
                link + "A",
                link.replaceAll("signature=.*", "signature=%00"))) {
            Reply reply = keyless(other, "GET");
            assertThat(reply.status()).as(other).isEqualTo(404);
            assertThat(reply.message()).as(other).isEqualTo("Attachment not found");
        }
        assertThat(keyless(link.replaceAll("[?].*", ""), "GET").status()).isEqualTo(401);
        assertThat(keyless(link, "DELETE").status()).isEqualTo(401);
        assertThat(keyless("/api/v2/tickets/1?signature=a", "GET").status()).isEqualTo(401);
    }

    @Test
    void aLinkShouldEndWithinFiveMinutes() {
        String link = upload("a.png", TestFiles.png());
        api.clock.advance(Duration.ofSeconds(297));
        assertThat(keyless(link, "GET").status()).isEqualTo(200);
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(keyless(link, "GET").status()).isEqualTo(404);
    }

    @Test
    void aLinkShouldEndWithItsUsersSight() {
        upload("a.png", TestFiles.png());
        String link = api.get(api.bob, "/tickets/1")
                .data()
                .path("attachments")
                .path(0)
                .path("preview_url")
                .asText();
        api.accounts.leave(
                api.red.id(), api.accounts.findUser("bob").orElseThrow().id());
        assertThat(keyless(link, "GET").status()).isEqualTo(404);
    }

    @Test
    void aWrongKeyShouldNotBeMendedByALink() {
        String link = upload("a.png", TestFiles.png());
        Reply reply = api.send(HttpRequest.newBuilder(uri(link)).header("X-API-Key", "rk_wrong"));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void anAttachmentOfAnotherTicketShouldBeUnknown() {
        upload("a.png", TestFiles.png());
        api.openTicket(api.alice);
        for (String path :
                List.of("2/attachments/10688", "1/attachments/10689", "1/attachments/abc", "1/attachments/0")) {
            Reply reply = api.get(api.alice, "/tickets/" + path + "/preview");
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.message()).as(path).isEqualTo("Attachment not found");
        }
    }

    @Test
    void aFailureOfJirasShouldBeTold() {
        upload("a.png", TestFiles.png());
        api.jira.failWith(new Refusal.JiraTimedOut(new IOException("slow")));
        Reply reply = api.get(api.alice, "/tickets/1/attachments/10688/preview");
        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aFileShouldBeLetGoWhenTheClientGoesAway() throws IOException {
        byte[] large = new byte[30_000_000];
        Attachment added = api.jira.addInJira("10542", "a.bin", "application/octet-stream", large);
        try (Socket socket = Raw.connect(api)) {
            String request = "GET /api/v2/tickets/1/attachments/" + added.id()
                    + "/preview HTTP/1.1\r\nHost: localhost\r\n" + "X-API-Key: " + api.alice + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(Raw.readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
            assertThat(api.jira.openDownloads()).isEqualTo(1);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> api.jira.openDownloads() == 0);
    }

    /** Uploads a file and tells the link to it. */
    private String upload(String name, byte[] content) {
        return api.upload(api.alice, "/tickets/1/attachments", Multipart.file(name, content))
                .data()
                .path(0)
                .path("preview_url")
                .asText();
    }

    private Reply keyless(String link, String method) {
        return api.send(HttpRequest.newBuilder(uri(link)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private URI uri(String link) {
        return URI.create("http://127.0.0.1:" + api.port() + link);
    }
}
