package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * One call of Jira's API.
 *
 * @param path after the base URL, query included
 * @param isFile whether it sends a file, which takes longer and needs a word against forgery
 * @param notFound what a 404 means for it
 * @param fieldNames how people know Jira's fields, by their ids
 */
record Call(
        String method,
        String path,
        Optional<HttpEntity> body,
        boolean isFile,
        Function<JiraAnswer, Refusal> notFound,
        Map<String, String> fieldNames) {
    private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8);

    static Call get(String path) {
        return of("GET", path, Optional.empty(), false);
    }

    static Call delete(String path) {
        return of("DELETE", path, Optional.empty(), false);
    }

    static Call post(String path, JsonNode body) {
        return of("POST", path, Optional.of(new StringEntity(body.toString(), JSON)), false);
    }

    static Call put(String path, JsonNode body) {
        return of("PUT", path, Optional.of(new StringEntity(body.toString(), JSON)), false);
    }

    static Call upload(String path, HttpEntity parts) {
        return of("POST", path, Optional.of(parts), true);
    }

    Call orElse(Function<JiraAnswer, Refusal> meaning) {
        return new Call(method, path, body, isFile, meaning, fieldNames);
    }

    Call naming(Map<String, String> fields) {
        return new Call(method, path, body, isFile, notFound, fields);
    }

    boolean writes() {
        return !method.equals("GET");
    }

    private static Call of(String method, String path, Optional<HttpEntity> body, boolean isFile) {
        return new Call(method, path, body, isFile, answer -> noSuchPage(), Map.of());
    }

    private static Refusal noSuchPage() {
        return new Refusal.JiraAnsweredNonsense("it has no such page; check the integration's base URL");
    }
}
