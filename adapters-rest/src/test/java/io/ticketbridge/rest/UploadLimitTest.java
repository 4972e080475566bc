package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.port.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UploadLimitTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    private static final int LIMIT = Math.toIntExact(AttachmentPolicy.MAX_BYTES);

    @BeforeEach
    void openTicket() {
        api.openTicket(api.alice);
    }

    @Test
    void exactlyTenMegabytesShouldBeTakenAndOneByteMoreRefused() {
        assertThat(upload(LIMIT).status()).isEqualTo(201);
        Reply over = upload(LIMIT + 1);
        assertThat(over.status()).isEqualTo(413);
        assertThat(over.code()).isEqualTo("payload_too_large");
        assertThat(over.message()).isEqualTo("File is over the limit of 10 MB");
    }

    @Test
    void theLimitShouldHoldWhereTheLengthIsNotTold() {
        assertThat(chunked(LIMIT).status()).isEqualTo(201);
        assertThat(chunked(LIMIT + 1).status()).isEqualTo(413);
        assertThat(chunked(LIMIT + 1_000_000).status()).isEqualTo(413);
    }

    @Test
    void aClientThatWaitsToGoOnShouldNotSendAByteOfWhatIsRefused() throws IOException {
        assertThat(waiting(api.alice, 300_000_000L)).startsWith("HTTP/1.1 413 ").contains("payload_too_large");
        assertThat(waiting("rk_wrong", 1_000L)).startsWith("HTTP/1.1 401 ").contains("unauthorized");
    }

    @Test
    void aClientThatWaitsToGoOnShouldBeToldTo() throws IOException, InterruptedException {
        HttpRequest.Builder request = api.request(api.alice, "/tickets/1/attachments")
                .expectContinue(true)
                .header("Content-Type", new Multipart().contentType())
                .POST(BodyPublishers.ofByteArray(
                        Multipart.file("a.png", TestFiles.png()).bytes()));
        assertThat(api.send(request).status()).isEqualTo(201);
    }

    /** What the JDK's client does when nobody tells it otherwise: it offers HTTP/2 on its first request. */
    @Test
    void aClientThatOffersHttp2ShouldBeServedInHttp1() throws IOException, InterruptedException {
        HttpClient eager = HttpClient.newHttpClient();
        Multipart body = Multipart.file("a.png", TestFiles.png(1_000_000));
        HttpRequest request = api.request(api.alice, "/tickets/1/attachments")
                .header("Content-Type", body.contentType())
                .POST(BodyPublishers.ofByteArray(body.bytes()))
                .build();
        Reply reply = new Reply(eager.send(request, BodyHandlers.ofByteArray()));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void anUploadWithoutEndShouldBeCutOff() throws IOException {
        try (Socket socket = Raw.connect(api)) {
            byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream()
                    .write(head(api.alice, "Transfer-Encoding: chunked").getBytes(StandardCharsets.US_ASCII));
            assertThat(chunksTaken(socket, chunk, 4_000)).isLessThan(1_000);
            assertThat(api.jira.journal()).noneMatch(asked -> asked.startsWith("attach"));
        }
    }

    @Test
    void aRefusalShouldReachAClientThatSendsAllFirst() {
        Multipart body = Multipart.file("a.png", TestFiles.png(LIMIT));
        assertThat(api.upload("rk_wrong", "/tickets/1/attachments", body).status())
                .isEqualTo(401);
        assertThat(api.upload(api.alice, "/tickets/99/attachments", body).status())
                .isEqualTo(404);
        assertThat(api.upload(api.alice, "/nothing", body).status()).isEqualTo(404);
        Multipart exe = Multipart.file("a.exe", TestFiles.png(LIMIT));
        assertThat(api.upload(api.alice, "/tickets/1/attachments", exe).status())
                .isEqualTo(400);
    }

    private Reply upload(int size) {
        return api.upload(api.alice, "/tickets/1/attachments", Multipart.file("a.png", TestFiles.png(size)));
    }

    private Reply chunked(int size) {
        InputStream body = new ByteArrayInputStream(
                Multipart.file("a.png", TestFiles.png(size)).bytes());
        return api.send(api.request(api.alice, "/tickets/1/attachments")
                .header("Content-Type", new Multipart().contentType())
                .POST(BodyPublishers.ofInputStream(() -> body)));
    }

    private String waiting(String key, long length) throws IOException {
        try (Socket socket = Raw.connect(api)) {
            String head = head(key, "Content-Length: " + length + "\r\nExpect: 100-continue");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return Raw.readTo(socket, "}");
        }
    }

    private static String head(String key, String framing) {
        return "POST /api/v2/tickets/1/attachments HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key
                + "\r\nContent-Type: " + new Multipart().contentType() + "\r\n" + framing + "\r\n\r\n";
    }

    private static int chunksTaken(Socket socket, byte[] chunk, int most) {
        int taken = 0;
        try {
            while (taken < most) {
                socket.getOutputStream().write(chunk);
                taken++;
            }
        } catch (IOException cutOff) {
            return taken;
        }
        return taken;
    }
}
