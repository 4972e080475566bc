package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a query says, each parameter at most once. */
final class QueryParameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final MultivaluedMap<String, String> sent;

    QueryParameters(UriInfo uri) {
        this.sent = uri.getQueryParameters();
    }

    Optional<String> one(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw invalid(name, "must be sent once");
        }
        return values.stream().findFirst();
    }

    /** What is beyond {@code cap} is taken for it; whoever asks says where the bounds are. */
    long number(String name, long byDefault, long cap) {
        return one(name)
                .map(text -> Optional.of(text)
                        .filter(NUMBER.asMatchPredicate())
                        .map(Long::parseLong)
                        .orElseThrow(() -> invalid(name, "must be a whole number")))
                .map(number -> Math.min(cap, number))
                .orElse(byDefault);
    }

    static Refusal.Invalid invalid(String name, String must) {
        return Refusal.Invalid.of(name, "invalid_type", name + " " + must);
    }
}
