package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.usecase.ReadTicket.Demand;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How new a caller wants what it reads to be. */
final class Fresh {
    static final String PARAMETER = "fresh";

    private Fresh() {}

    static Demand of(UriInfo uri) {
        return new QueryParameters(uri).one(PARAMETER).map(Fresh::named).orElse(Demand.PREFER);
    }

    private static Demand named(String word) {
        return Arrays.stream(Demand.values())
                .filter(demand -> word(demand).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.Invalid.of(PARAMETER, "invalid_choice", PARAMETER + " must be one of: " + words()));
    }

    private static String words() {
        return Arrays.stream(Demand.values()).map(Fresh::word).collect(Collectors.joining(", "));
    }

    private static String word(Demand demand) {
        return demand.name().toLowerCase(Locale.ROOT);
    }
}
