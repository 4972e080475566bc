package io.ticketbridge.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server answered. */
record Reply(HttpResponse<byte[]> response) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    byte[] body() {
        return response.body();
    }

    String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The body, which must be JSON. */
    JsonNode json() {
        return parse(text());
    }

    JsonNode data() {
        return json().path("data");
    }

    String code() {
        return json().path("code").asText();
    }

    String message() {
        return json().path("message").asText();
    }

    /** The fields that the answer complains about, in its order. */
    List<String> fields() {
        return json().path("errors").findValuesAsText("field");
    }

    /** The one value of a header, or nothing where there is none or more than one. */
    String header(String name) {
        List<String> values = headers().allValues(name);
        return values.size() == 1 ? values.get(0) : String.valueOf(values);
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
