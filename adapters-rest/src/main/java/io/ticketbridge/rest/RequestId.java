package io.ticketbridge.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id by which a request is found again in the logs: the caller's, where it brings a sane one, else a new ULID. */
final class RequestId {
    /** In a request and in every answer. */
    static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    RequestId(Clock clock) {
        this.clock = clock;
    }

    /** The id of a request that is being answered: the server sets it before Jersey sees the request. */
    static String of(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(HEADER)).orElse("");
    }

    /** The id of a request that is being answered. */
    static String of(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HEADER)).orElse("");
    }

    String of(@Nullable String presented) {
        return Optional.ofNullable(presented)
                .filter(id -> SANE.matcher(id).matches())
                .orElseGet(this::fresh);
    }

    /** A ULID (github.com/ulid/spec): 48 bits of time, then 80 of chance, in Crockford's base 32. */
    private String fresh() {
        char[] id = new char[TIME_DIGITS + RANDOM_DIGITS];
        long time = clock.instant().toEpochMilli();
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            id[i] = CROCKFORD.charAt((int) (time & 31));
            time >>>= 5;
        }
        for (int i = TIME_DIGITS; i < id.length; i++) {
            id[i] = CROCKFORD.charAt(RANDOM.nextInt(CROCKFORD.length()));
        }
        return new String(id);
    }
}
