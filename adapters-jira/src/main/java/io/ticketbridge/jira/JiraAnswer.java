package io.ticketbridge.jira;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ticketbridge.domain.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer of Jira's, read to its end.
 *
 * @param headers by their names in lower case
 */
record JiraAnswer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SKIP)))
            .build();

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Shorter ones are found in words that do not quote them. */
    private static final int SHORTEST_SECRET = 6;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The value of a header that is a whole number, not below 0. */
    Optional<Long> number(String name) {
        return header(name).filter(NUMBER.asMatchPredicate()).map(Long::valueOf);
    }

    /** On Cloud a wrong token makes a caller nobody, to whom things do not exist: this header alone tells. */
    boolean isForNobody() {
        return header("X-Seraph-LoginReason")
                .filter(reason -> reason.contains("AUTHENTICATED_FAILED") || reason.contains("AUTHENTICATION_DENIED"))
                .isPresent();
    }

    /** The body as JSON, or a missing node where it is none. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The body as {@code type}, or empty where it is nothing of the kind. */
    <T> Optional<T> as(Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(body, type));
        } catch (JsonProcessingException otherwise) {
            return Optional.empty();
        }
    }

    /** The same without these, where it is an error: its words are passed on, and a proxy on the way may quote a request. */
    JiraAnswer without(List<String> secrets) {
        if (isSuccess()) {
            return this;
        }
        String rest = body;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) {
                rest = rest.replace(secret, Secret.MASK).replace(secret.replace("/", "\\/"), Secret.MASK);
            }
        }
        return new JiraAnswer(status, headers, rest);
    }

    /** It may hold anything that somebody wrote. */
    @Override
    public String toString() {
        return "JiraAnswer[" + status + "]";
    }
}
