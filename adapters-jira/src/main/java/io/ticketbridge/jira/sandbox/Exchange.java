package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.server.Request;

/** One request to the sandbox, and the parts of its path that a route names. */
final class Exchange {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Request request;
    private final String path;
    private final Map<String, String> parts;

    Exchange(Request request, String path, Map<String, String> parts) {
        this.request = request;
        this.path = path;
        this.parts = parts;
    }

    /** The answer to an exchange. A file, where there is one, is the body. */
    record Answer(int status, String contentType, String body, Optional<Path> file, Map<String, String> headers) {
        static Answer json(int status, JsonNode body) {
            return new Answer(status, "application/json;charset=UTF-8", body.toString(), Optional.empty(), Map.of());
        }

        /** Jira says text/html also where it says nothing. */
        static Answer nothing() {
            return new Answer(204, "text/html", "", Optional.empty(), Map.of());
        }

        static Answer html(int status, String body) {
            return new Answer(status, "text/html;charset=UTF-8", body, Optional.empty(), Map.of());
        }

        static Answer redirect(int status, String location) {
            return new Answer(status, "text/html", "", Optional.empty(), Map.of("Location", location));
        }

        static Answer file(Path file, String contentType) {
            return new Answer(200, contentType, "", Optional.of(file), Map.of());
        }

        Answer withHeader(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, contentType, body, file, more);
        }
    }

    String part(String name) {
        return Optional.ofNullable(parts.get(name)).orElseThrow();
    }

    /** Whether the path is of API v3. */
    boolean isV3() {
        return path.startsWith("/rest/api/3/");
    }

    String header(String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    String query(String name, String byDefault) {
        return queries().getOrDefault(name, byDefault);
    }

    JsonNode json() {
        if (!header("Content-Type").startsWith("application/json")) {
            throw JiraError.message(415, "Unsupported Media Type");
        }
        try (InputStream in = request.getInputStream()) {
            JsonNode body = JSON.readTree(in);
            if (!body.isObject()) {
                throw JiraError.message(400, "INVALID_INPUT");
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw JiraError.message(400, "There was an error parsing JSON. Check that your request body is valid.");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    InputStream stream() {
        return request.getInputStream();
    }

    private Map<String, String> queries() {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1]), (a, b) -> b));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
