package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * One call of Jira's API.
 *
 * @param path after the base URL, query included
 * @param notFound what a 404 means for it
 * @param fieldNames how people know Jira's fields, by their ids
 */
record Call(
        String method,
        String path,
        Optional<HttpEntity> body,
        Kind kind,
        Function<JiraAnswer, Refusal> notFound,
        Map<String, String> fieldNames) {
    /** What a call does; Jira's API has questions that are asked by {@code POST}. */
    enum Kind {
        READ,
        WRITE,
        /** A write of a file, which takes longer and needs a word against forgery. */
        FILE
    }

    /** All but the words of the API. */
    private static final Pattern PARTICULAR = Pattern.compile("/[^/?]*[^a-zA-Z/?][^/?]*|\\?.*");

    private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8);

    static Call get(String path) {
        return of("GET", path, Optional.empty(), Kind.READ);
    }

    static Call delete(String path) {
        return of("DELETE", path, Optional.empty(), Kind.WRITE);
    }

    /** A question that has a body. */
    static Call ask(String path, JsonNode body) {
        return of("POST", path, Optional.of(new StringEntity(body.toString(), JSON)), Kind.READ);
    }

    static Call post(String path, JsonNode body) {
        return of("POST", path, Optional.of(new StringEntity(body.toString(), JSON)), Kind.WRITE);
    }

    static Call put(String path, JsonNode body) {
        return of("PUT", path, Optional.of(new StringEntity(body.toString(), JSON)), Kind.WRITE);
    }

    static Call upload(String path, HttpEntity parts) {
        return of("POST", path, Optional.of(parts), Kind.FILE);
    }

    Call orElse(Function<JiraAnswer, Refusal> meaning) {
        return new Call(method, path, body, kind, meaning, fieldNames);
    }

    Call naming(Map<String, String> fields) {
        return new Call(method, path, body, kind, notFound, fields);
    }

    boolean writes() {
        return kind != Kind.READ;
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    /** What it asks for, whichever issue, file or text it is about: its like take about as long. */
    String like() {
        return method + " "
                + PARTICULAR.matcher(path).replaceAll(part -> part.group().startsWith("?") ? "?-" : "/-");
    }

    private static Call of(String method, String path, Optional<HttpEntity> body, Kind kind) {
        return new Call(method, path, body, kind, answer -> noSuchPage(), Map.of());
    }

    private static Refusal noSuchPage() {
        return new Refusal.JiraAnsweredNonsense("it has no such page; check the integration's base URL");
    }
}
