package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answer to a request. A file, where there is one, is the body. */
record Answer(int status, String contentType, String body, Optional<Path> file, Map<String, String> headers) {
    static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, body, Optional.empty(), Map.of());
    }

    static Answer json(int status, JsonNode body) {
        return of(status, "application/json;charset=UTF-8", body.toString());
    }

    static Answer html(int status, String body) {
        return of(status, "text/html;charset=UTF-8", body);
    }

    /** Jira says text/html also where it says nothing. */
    static Answer nothing() {
        return of(204, "text/html", "");
    }

    static Answer redirect(int status, String location) {
        return of(status, "text/html", "").withHeader("Location", location);
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
