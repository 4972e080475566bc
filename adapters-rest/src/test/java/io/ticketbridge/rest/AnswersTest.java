package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ticketbridge.domain.Attachment;
import io.ticketbridge.port.TestFiles;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class AnswersTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    private static final List<Logger> LOGGERS = List.of(logger("access"), logger(Logger.ROOT_LOGGER_NAME));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGERS.forEach(logger -> logger.addAppender(log));
    }

    @AfterEach
    void stopListening() {
        LOGGERS.forEach(logger -> logger.detachAppender(log));
    }

    @Test
    void everyAnswerShouldCarryTheCallersIdWhereItIsSane() {
        for (String id : List.of("a", "my-id_1.2", "A".repeat(64))) {
            Reply found = api.send(api.request(api.alice, "/tickets").header("X-Request-Id", id));
            assertThat(found.header("X-Request-Id")).isEqualTo(id);
            Reply missing = api.send(api.request(api.alice, "/nothing").header("X-Request-Id", id));
            assertThat(missing.header("X-Request-Id")).isEqualTo(id);
            assertThat(missing.json().path("request_id").asText()).isEqualTo(id);
        }
    }

    @Test
    void anIdThatIsNotSaneShouldBeReplaced() {
        for (String id : List.of("", "a b", "<script>", "A".repeat(65), "é".repeat(2), "${jndi:x}")) {
            Reply reply = api.send(api.request(api.alice, "/nothing").header("X-Request-Id", id));
            assertThat(reply.header("X-Request-Id")).matches("[0-9A-HJKMNP-TV-Z]{26}");
            assertThat(reply.json().path("request_id").asText()).isEqualTo(reply.header("X-Request-Id"));
        }
    }

    @Test
    void jsonShouldNotBeKeptNorGuessed() {
        for (String path : List.of("/tickets", "/nothing", "/tickets/1")) {
            Reply reply = api.get(api.alice, path);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void whoAcceptsNoJsonShouldBeTold() {
        Reply reply = api.send(api.request(api.alice, "/tickets").header("Accept", "text/html"));
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.code()).isEqualTo("not_acceptable");
        Reply browser = api.send(api.request(api.alice, "/tickets").header("Accept", "text/html,*/*;q=0.1"));
        assertThat(browser.status()).isEqualTo(200);
    }

    @Test
    void headShouldAnswerAsGetWithoutTheBody() {
        Reply head = api.head(api.alice, "/tickets");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        Reply missing = api.head(api.alice, "/nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).isEmpty();
    }

    @Test
    void optionsShouldTellTheMethodsAndNothingElse() {
        Reply reply = api.send(
                api.request(api.alice, "/tickets/1/comments/1").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(List.of(reply.header("Allow").split(",\\s*", -1)))
                .containsExactlyInAnyOrder("PUT", "PATCH", "DELETE", "OPTIONS");
    }

    @Test
    void theRoutesShouldBeThoseOfEveryResource() {
        Stream<String> methods = api.registered().stream()
                .map(Object::getClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .flatMap(method -> Stream.of(method.getAnnotations()))
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .sorted();
        assertThat(RestApi.routes())
                .contains("GET /tickets", "DELETE /tickets/{id}/comments/{comment}")
                .map(route -> route.substring(0, route.indexOf(' ')))
                .containsExactlyInAnyOrderElementsOf(methods.toList());
    }

    @Test
    void eachRequestShouldHaveOneLineInTheLogWithoutItsSecrets() {
        api.openTicket(api.alice);
        Reply uploaded = api.upload(api.alice, "/tickets/1/attachments", Multipart.file("a.png", TestFiles.png()));
        String link = uploaded.data().path(0).path("preview_url").asText();
        api.send(HttpRequest.newBuilder(api.at(link.substring(RestApi.BASE_PATH.length())))
                .header("X-Request-Id", "preview-1"));
        api.get("rk_wrong", "/tickets/1;%0a?signature=hush");
        List<String> lines = lines(4);
        assertThat(lines.get(0)).matches("\\S{26} POST /api/v2/tickets 201 \\d+ ms user=1 from=127.0.0.1");
        assertThat(lines.get(1))
                .matches("\\S{26} POST /api/v2/tickets/1/attachments 201 \\d+ ms user=1 from=127.0.0.1");
        assertThat(lines.get(2))
                .matches("preview-1 GET /api/v2/tickets/1/attachments/10688/preview 200 \\d+ ms user=- from=127.0.0.1");
        assertThat(lines.get(3)).matches("\\S{26} GET /api/v2/tickets/… 404 \\d+ ms user=- from=127.0.0.1");
        assertThat(lines).noneMatch(line -> line.contains("signature") || line.contains("rk_"));
    }

    @Test
    void aClientThatGoesAwayShouldBeNoErrorOfOurs() throws IOException {
        api.openTicket(api.alice);
        Attachment large = api.jira.addInJira("10542", "a.bin", "text/plain", new byte[30_000_000]);
        goAwayAfter("POST /api/v2/tickets HTTP/1.1", "application/json", "{\"summary\":");
        goAwayAfter(
                "POST /api/v2/tickets/1/attachments HTTP/1.1",
                new Multipart().contentType(),
                "--" + Multipart.BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\na");
        goAwayAfter("GET /api/v2/tickets/1/attachments/" + large.id() + "/preview HTTP/1.1", "text/plain", "");
        assertThat(lines(4)).hasSize(4);
        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
        assertThat(api.jira.journal()).noneMatch(asked -> asked.startsWith("attach"));
    }

    private void goAwayAfter(String requestLine, String type, String body) throws IOException {
        try (Socket socket = Raw.connect(api)) {
            String request = requestLine + "\r\nHost: localhost\r\nX-API-Key: " + api.alice + "\r\nContent-Type: "
                    + type + (body.isEmpty() ? "" : "\r\nContent-Length: 1000") + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (body.isEmpty()) {
                assertThat(Raw.readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void whatNobodyForesawShouldBeLoggedUnderTheRequestsId() {
        api.jira.failWith(new IllegalStateException("broken"));
        api.send(api.request(api.alice, "/tickets")
                .header("X-Request-Id", "find-me")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"summary\":\"a\"}")));
        ILoggingEvent error = log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(error.getMDCPropertyMap()).containsEntry("request_id", "find-me");
        assertThat(error.getThrowableProxy().getMessage()).isEqualTo("broken");
    }

    /** The lines of the access log, once there are so many: one is written after its answer has left. */
    private List<String> lines(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> accesses().size() == count);
        return accesses();
    }

    private List<String> accesses() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLoggerName().equals("access"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
