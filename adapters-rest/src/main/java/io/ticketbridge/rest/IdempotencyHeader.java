package io.ticketbridge.rest;

import io.ticketbridge.domain.IdempotencyKey;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** By which a caller names a request (IETF draft "The Idempotency-Key HTTP Header Field"), and a replay is told. */
final class IdempotencyHeader {
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String NAME = "Idempotency-Key";

    private IdempotencyHeader() {}

    static Optional<IdempotencyKey> of(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(NAME)).map(IdempotencyKey::new);
    }
}
