package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link Fault} as {@code /__sandbox/faults} takes it. */
final class FaultJson {
    private static final String JSON = "application/json";

    private FaultJson() {}

    static Fault read(JsonNode wanted) {
        return switch (wanted.path("fault").asText()) {
            case "status" -> new Fault.Answers(status(wanted, 503), type(wanted), body(wanted), headers(wanted));
            case "status_afterwards" -> new Fault.AnswersAfterwards(status(wanted, 500), type(wanted), body(wanted));
            case "html" -> Fault.html(status(wanted, 502));
            case "empty" -> Fault.empty(status(wanted, 500));
            case "too_many_requests" ->
                Fault.tooManyRequests(wanted.path("retry_after").asText(""));
            case "login_page" -> Fault.loginPage();
            case "credentials_refused" -> Fault.credentialsRefused(status(wanted, 404));
            case "delay" -> new Fault.Delays(millis(wanted));
            case "answer_late" -> new Fault.AnswersLate(millis(wanted));
            case "reset_before" -> new Fault.ResetsBefore();
            case "reset_after" -> new Fault.ResetsAfter();
            case "truncate" -> new Fault.Truncates();
            case "drip" -> new Fault.Drips(millis(wanted));
            default ->
                throw JiraError.message(
                        400,
                        "fault is one of status, status_afterwards, html, empty, too_many_requests, login_page,"
                                + " credentials_refused, delay, answer_late, reset_before, reset_after, truncate, drip");
        };
    }

    private static int status(JsonNode wanted, int byDefault) {
        return wanted.path("status").asInt(byDefault);
    }

    private static String type(JsonNode wanted) {
        return wanted.path("content_type").asText(JSON);
    }

    private static String body(JsonNode wanted) {
        return wanted.path("body").asText("{}");
    }

    private static Duration millis(JsonNode wanted) {
        return Duration.ofMillis(wanted.path("ms").asLong(1_000));
    }

    private static Map<String, String> headers(JsonNode wanted) {
        Map<String, String> headers = new LinkedHashMap<>();
        wanted.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        if (wanted.has("retry_after")) {
            headers.put("Retry-After", wanted.path("retry_after").asText());
        }
        return headers;
    }
}
