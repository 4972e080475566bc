package io.ticketbridge.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as they came over a wire, one after the other. */
final class Replies {
    /** One of them; {@code head} begins with its status line. */
    record Reply(int status, String head, String body) {
        Optional<String> header(String name) {
            Matcher found = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \t]*(.*?)[ \t]*\r?$")
                    .matcher(head);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /** What every answer carries, whoever makes it. */
    static final Map<String, String> SAFE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer");

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: [^\r\n]*)?\r\n");
    private static final List<String> GIVEAWAYS =
            List.of("<html", "grizzly", "jersey", "java.", "org.glassfish", "\tat ");
    private static final List<String> NEVER =
            List.of("Server", "X-Powered-By", "Set-Cookie", "Access-Control-Allow-Origin");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Replies() {}

    /** All that is there; what is none of them counts as one of status 0. */
    static List<Reply> in(String text) {
        List<Reply> replies = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty()) {
            Matcher status = STATUS.matcher(rest);
            int end = rest.indexOf("\r\n\r\n");
            if (!status.lookingAt() || end < 0) {
                replies.add(new Reply(0, rest, ""));
                return replies;
            }
            Reply headOnly = new Reply(Integer.parseInt(status.group(1)), rest.substring(0, end + 2), "");
            int length =
                    headOnly.header("Content-Length").map(Integer::parseInt).orElse(rest.length());
            int body = end + 4;
            int after = Math.min(rest.length(), body + length);
            replies.add(new Reply(headOnly.status(), headOnly.head(), rest.substring(body, after)));
            rest = rest.substring(after);
        }
        return replies;
    }

    /** What is wrong with what was heard after a request that is to be refused. */
    static Optional<String> wrongWith(Wire.Heard heard, Framing.Case asked) {
        List<Reply> replies = in(heard.text());
        if (replies.size() != 1) {
            return Optional.of(replies.size() + " answers: " + shortened(heard.text()));
        }
        Reply reply = replies.get(0);
        if (!asked.statuses().contains(reply.status())) {
            return Optional.of("not " + asked.statuses() + ": " + shortened(heard.text()));
        }
        if (asked.closes() && !heard.closed()) {
            return Optional.of("the connection stays open");
        }
        // Were the body read, that would be what is wrong with it.
        boolean believed = reply.body().contains("validation_failed");
        return believed ? Optional.of("its body was read") : unsafe(reply).or(() -> noEnvelope(reply));
    }

    /** What an answer tells that it should not, or does not that it should. */
    static Optional<String> unsafe(Reply reply) {
        String all = (reply.head() + reply.body()).toLowerCase(Locale.ROOT);
        for (String giveaway : GIVEAWAYS) {
            if (all.contains(giveaway)) {
                return Optional.of("it holds " + giveaway);
            }
        }
        for (String never : NEVER) {
            if (reply.header(never).isPresent()) {
                return Optional.of("it has the header " + never);
            }
        }
        for (Map.Entry<String, String> safe : SAFE.entrySet()) {
            if (!reply.header(safe.getKey()).equals(Optional.of(safe.getValue()))) {
                return Optional.of("its " + safe.getKey() + " is " + reply.header(safe.getKey()));
            }
        }
        return Optional.empty();
    }

    /** What keeps an answer from being a failure in the envelope. */
    static Optional<String> noEnvelope(Reply reply) {
        try {
            JsonNode envelope = JSON.readTree(reply.body());
            boolean whole = reply.header("Content-Type").orElse("").startsWith("application/json")
                    && envelope.path("success").isBoolean()
                    && !envelope.path("success").asBoolean()
                    && envelope.path("message").isTextual()
                    && envelope.path("code").isTextual()
                    && envelope.path("request_id").isTextual();
            boolean sameId = Optional.of(envelope.path("request_id").asText()).equals(reply.header("X-Request-Id"));
            return whole && sameId
                    ? Optional.empty()
                    : Optional.of("no envelope: " + shortened(reply.head() + reply.body()));
        } catch (IOException noJson) {
            return Optional.of("no JSON: " + shortened(reply.body()));
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(400, text.length())).replace("\r\n", " | ");
    }
}
