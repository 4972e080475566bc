package io.ticketbridge.jira.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Something that goes wrong with one answer. */
public sealed interface Fault {
    /** Jira answers this instead; nothing is done. */
    record Answers(int status, String contentType, String body, Map<String, String> headers) implements Fault {}

    /** Jira does what was asked, and answers this. */
    record AnswersAfterwards(int status, String contentType, String body) implements Fault {}

    /** Jira does what was asked, later, also when the caller has given up by then. */
    record Delays(Duration by) implements Fault {}

    /** Jira does what was asked at once, and answers later. */
    record AnswersLate(Duration by) implements Fault {}

    /** Jira does what was asked, each in so long, but not more at a time than there are places: the others wait. */
    record TakesTurns(Semaphore places, Duration each) implements Fault {
        /** @param atOnce how many places there are */
        public TakesTurns(int atOnce, Duration each) {
            this(new Semaphore(atOnce, true), each);
        }
    }

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

    static Fault empty(int status) {
        return new Answers(status, "", "", Map.of());
    }

    /** Jira asks to slow down; an empty text sends no {@code Retry-After}. */
    static Fault tooManyRequests(String retryAfter) {
        Map<String, String> headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
        return new Answers(429, "application/json", "{\"errorMessages\":[\"Rate limit exceeded\"]}", headers);
    }

    /** Jira sends the caller to its login page, as it does for a page of its own. */
    static Fault loginPage() {
        return new Answers(302, "text/html", "", Map.of("Location", "/login.jsp?permissionViolation=true"));
    }

    /** Jira takes the caller for nobody, and says so in a header of an answer of any status. */
    static Fault credentialsRefused(int status) {
        return new Answers(
                status,
                "application/json",
                "{\"errorMessages\":[\"Issue does not exist or you do not have permission to see it.\"],\"errors\":{}}",
                Map.of("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"));
    }
}
