package io.ticketbridge.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.domain.KnownChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found, and what is known, as the JSON in its column. */
final class CheckupColumns {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Found>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Outcome>> KNOWN = new TypeReference<>() {};

    private CheckupColumns() {}

    private record Found(
            String check,
            Outcome outcome,
            String message,
            @Nullable Mender who) {
        static Found of(Finding finding) {
            return new Found(
                    finding.check(),
                    finding.outcome(),
                    finding.message(),
                    finding.who().orElse(null));
        }

        Finding finding() {
            return new Finding(check, outcome, message, Optional.ofNullable(who));
        }
    }

    static String write(List<Finding> findings) {
        return json(findings.stream().map(Found::of).toList());
    }

    static String write(KnownChecks known) {
        return json(known.outcomes());
    }

    static List<Finding> findings(String column) {
        return read(column, FINDINGS).stream().map(Found::finding).toList();
    }

    static KnownChecks known(String column) {
        return new KnownChecks(read(column, KNOWN));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T read(String column, TypeReference<T> type) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException changedByHand) {
            throw new IllegalStateException("A checkup is not the JSON that was written", changedByHand);
        }
    }
}
