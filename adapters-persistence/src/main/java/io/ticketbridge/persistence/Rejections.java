package io.ticketbridge.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.domain.Rejection;

/** Jira's no as the JSON in its column. */
final class Rejections {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rejections() {}

    static String write(Rejection rejection) {
        try {
            return JSON.writeValueAsString(rejection);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Rejection read(String column) {
        try {
            return JSON.readValue(column, Rejection.class);
        } catch (JsonProcessingException changedByHand) {
            throw new IllegalStateException(
                    "A rejection in the journal is not the JSON that was written", changedByHand);
        }
    }
}
