package io.ticketbridge.jira.sandbox;

import java.time.Duration;
import java.util.Map;

/** Something that goes wrong with one answer. */
public sealed interface Fault {
    /** Jira answers this instead; nothing is done. */
    record Answers(int status, String contentType, String body, Map<String, String> headers) implements Fault {}

    /** Jira does what was asked, and answers this. */
    record AnswersAfterwards(int status, String contentType, String body) implements Fault {}

    /** Jira does what was asked, later. */
    record Delays(Duration by) implements Fault {}

    /** The connection is reset; nothing is done. */
    record ResetsBefore() implements Fault {}

    /** Jira does what was asked, then the connection is reset. */
    record ResetsAfter() implements Fault {}

    /** Jira does what was asked, and half of the answer comes, then the connection ends. */
    record Truncates() implements Fault {}

    /** Jira does what was asked, and the answer comes one byte at a time, so often. */
    record Drips(Duration perByte) implements Fault {}

    static Fault status(int status) {
        return new Answers(status, "application/json", "{\"errorMessages\":[],\"errors\":{}}", Map.of());
    }

    static Fault html(int status) {
        return new Answers(status, "text/html", "<html><body><h1>Oops</h1></body></html>", Map.of());
    }

    /** Jira asks to slow down; an empty text sends no {@code Retry-After}. */
    static Fault tooManyRequests(String retryAfter) {
        Map<String, String> headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
        return new Answers(429, "application/json", "{\"errorMessages\":[\"Rate limit exceeded\"]}", headers);
    }
}
