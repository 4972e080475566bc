package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One request to an endpoint, and the parts of its path that the route names. */
final class Exchange {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Inbound inbound;
    private final String path;
    private final Map<String, String> parts;

    Exchange(Inbound inbound, String path, Map<String, String> parts) {
        this.inbound = inbound;
        this.path = path;
        this.parts = parts;
    }

    String part(String name) {
        return decode(Optional.ofNullable(parts.get(name)).orElseThrow());
    }

    /** Whether the path is of API v3. */
    boolean isV3() {
        return path.startsWith("/rest/api/3/");
    }

    boolean isPost() {
        return inbound.method().equals("POST");
    }

    String header(String name) {
        return inbound.header(name);
    }

    String query(String name, String byDefault) {
        return queries().getOrDefault(name, byDefault);
    }

    /** A number of 0 or more. */
    int number(String name, int byDefault) {
        String value = query(name, String.valueOf(byDefault));
        if (!value.matches("\\d{1,9}")) {
            throw JiraError.message(400, "The value of '" + name + "' is not a number: " + value);
        }
        return Integer.parseInt(value);
    }

    /** A list separated by commas. */
    Set<String> list(String name, String byDefault) {
        return Arrays.stream(query(name, byDefault).split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The body, which is a JSON object. */
    JsonNode json() {
        JsonNode body = anyJson();
        if (!body.isObject()) {
            throw JiraError.message(400, "INVALID_INPUT");
        }
        return body;
    }

    JsonNode anyJson() {
        if (!header("Content-Type").startsWith("application/json")) {
            throw JiraError.message(415, "Unsupported Media Type");
        }
        try {
            return JSON.readTree(inbound.body());
        } catch (IOException malformed) {
            throw JiraError.message(400, "There was an error parsing JSON. Check that your request body is valid.");
        }
    }

    InputStream stream() {
        return inbound.stream();
    }

    private Map<String, String> queries() {
        return Arrays.stream(inbound.query().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1].replace("+", "%20")), (a, b) -> b));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw JiraError.message(400, "Malformed escape in the URL");
        }
    }
}
