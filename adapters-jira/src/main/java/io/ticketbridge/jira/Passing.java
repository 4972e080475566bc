package io.ticketbridge.jira;

import com.sun.net.httpserver.HttpExchange;
import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.IssueTracker.Download;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.slf4j.MDC;

/** A passage for one call. What a client asks for here is asked of Jira, and what came of it is kept: the client need not understand it. */
final class Passing implements JiraPassage.Opened {
    private static final String USER = "ticketbridge";
    private static final String FILES = "/file/";
    private static final int UNAUTHORIZED = 401;
    private static final int BAD_GATEWAY = 502;

    private final JiraClient client;
    private final Supplier<JiraDialect> dialect;
    private final Supplier<Refusal> notFound;
    private final URI address;
    private final Runnable whenClosed;
    private final String password = UUID.randomUUID().toString();
    private final Optional<String> requestId = Optional.ofNullable(MDC.get("request_id"));
    private final Map<String, Attachment> files = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Refusal>> refusal = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean wrote = new AtomicBoolean();

    /** @param address of which the path is the passage's name */
    Passing(
            JiraClient client,
            Supplier<JiraDialect> dialect,
            Supplier<Refusal> notFound,
            URI address,
            Runnable whenClosed) {
        this.client = client;
        this.dialect = dialect;
        this.notFound = notFound;
        this.address = address;
        this.whenClosed = whenClosed;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public URI address(Attachment file) {
        files.put(file.id().value(), file);
        return URI.create(address + FILES + file.id());
    }

    @Override
    public Refusal meaning(Throwable failure) {
        return refusal.get().orElseGet(() -> wrote.get() ? new Refusal.OutcomeUnknown(failure) : unreadable(failure));
    }

    @Override
    public Optional<Refusal> trouble() {
        return refusal.get();
    }

    @Override
    public void close() {
        whenClosed.run();
    }

    void pass(HttpExchange exchange) throws IOException {
        if (!isOurs(exchange)) {
            exchange.sendResponseHeaders(UNAUTHORIZED, -1);
            return;
        }
        requestId.ifPresent(id -> MDC.put("request_id", id));
        try {
            ask(exchange);
        } catch (Refusal refused) {
            keep(refused);
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        } catch (IOException brokenOff) {
            keep(new Refusal.JiraUnavailable(Optional.empty(), brokenOff));
            throw brokenOff;
        } finally {
            MDC.remove("request_id");
        }
    }

    /** The first is the cause of the others. */
    private void keep(Refusal refused) {
        refusal.compareAndSet(Optional.empty(), Optional.of(refused));
    }

    private void ask(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        String path = asked.getRawPath().substring(address.getPath().length()) + query;
        if (path.startsWith(FILES)) {
            send(exchange, file(path.substring(FILES.length())));
            return;
        }
        Call call = call(exchange, path);
        if (call.writes() && wrote.getAndSet(true)) {
            throw new Refusal.OutcomeUnknown(new IllegalStateException("The client writes twice"));
        }
        JiraAnswer answer = client.exchange(call);
        try {
            client.judged(call, answer);
        } catch (Refusal refused) {
            keep(refused);
        }
        send(exchange, answer);
    }

    private Call call(HttpExchange exchange, String path) {
        boolean reads = exchange.getRequestMethod().equals("GET");
        Optional<String> type = header(exchange, "Content-Type");
        boolean isFile = type.filter(value -> value.startsWith("multipart/")).isPresent();
        Call.Kind writing = isFile ? Call.Kind.FILE : Call.Kind.WRITE;
        Optional<HttpEntity> body = reads ? Optional.empty() : Optional.of(body(exchange, type));
        Call.Kind kind = reads ? Call.Kind.READ : writing;
        return new Call(exchange.getRequestMethod(), path, body, kind, answer -> notFound.get(), Map.of());
    }

    private static HttpEntity body(HttpExchange exchange, Optional<String> type) {
        long length = header(exchange, "Content-Length").map(Long::parseLong).orElse(-1L);
        ContentType parsed = type.map(ContentType::parse).orElse(ContentType.APPLICATION_JSON);
        return new InputStreamEntity(exchange.getRequestBody(), length, parsed);
    }

    private Download file(String id) {
        return FileDownload.fromItself(client, dialect.get())
                .download(Optional.ofNullable(files.get(id)).orElseThrow(Refusal.AttachmentUnknown::new));
    }

    private static void send(HttpExchange exchange, Download file) throws IOException {
        try (InputStream content = file.content()) {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            // Chunked where the length is 0 or not known.
            exchange.sendResponseHeaders(200, file.size().orElse(0));
            content.transferTo(exchange.getResponseBody());
        }
    }

    /** A client that is told where to go next would go there by itself. */
    private static void send(HttpExchange exchange, JiraAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean redirects = answer.status() >= 300 && answer.status() < 400;
        boolean isJson = answer.header("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        exchange.getResponseHeaders()
                .set("Content-Type", isJson ? "application/json;charset=UTF-8" : "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(redirects ? BAD_GATEWAY : answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private boolean isOurs(HttpExchange exchange) {
        String pair = USER + ":" + password;
        String wanted = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
                wanted.getBytes(StandardCharsets.UTF_8),
                header(exchange, "Authorization").orElse("").getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Refusal unreadable(Throwable failure) {
        return new Refusal.JiraAnsweredNonsense("the integration's client cannot read it", failure);
    }
}
