package io.ticketbridge.rest;

import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** What describes the API, for anybody: it holds nothing of anybody's. All else is the next one's. */
final class Documents extends InFront {
    private record Document(String type, Supplier<String> text) {}

    private static final Map<String, Document> DOCUMENTS = Map.of(
            RestApi.BASE_PATH + "/openapi.yaml", new Document("application/yaml", ApiDescription::yaml),
            RestApi.BASE_PATH + "/openapi.json", new Document("application/json", ApiDescription::json));

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    Documents(HttpHandler next) {
        super(next);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        Document document = DOCUMENTS.get(request.getRequestURI());
        if (document == null) {
            next.service(request, response);
        } else if (READING.contains(request.getMethod().getMethodString())) {
            answer(request.getRequestURI(), document, response);
        } else {
            response.setHeader(Header.Allow, "GET,HEAD");
            response.sendError(METHOD_NOT_ALLOWED);
        }
    }

    private void answer(String path, Document document, Response response) throws IOException {
        byte[] bytes = read.computeIfAbsent(path, first -> document.text().get().getBytes(StandardCharsets.UTF_8));
        SafeHeaders.set(response::setHeader);
        response.setContentType(document.type());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
