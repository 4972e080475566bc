package io.ticketbridge.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** What describes the API, for anybody: it holds nothing of anybody's. All else is the next one's. */
final class Documents extends InFront {
    private record Document(String type, Supplier<String> text) {}

    private static final Map<String, Document> DOCUMENTS = Map.of(
            RestApi.BASE_PATH + "/openapi.yaml", new Document("application/yaml", ApiDescription::yaml),
            RestApi.BASE_PATH + "/openapi.json", new Document("application/json", ApiDescription::json));

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    Documents(HttpHandler next) {
        super(next);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        Document document = DOCUMENTS.get(request.getRequestURI());
        if (document == null) {
            next.service(request, response);
        } else if (isRead(request, response)) {
            answer(response, document.type(), bytes(request.getRequestURI(), document));
        }
    }

    private byte[] bytes(String path, Document document) {
        return read.computeIfAbsent(path, first -> document.text().get().getBytes(StandardCharsets.UTF_8));
    }
}
