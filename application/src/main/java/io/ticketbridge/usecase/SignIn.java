package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.ApiKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Begins a session of a browser, which must not keep the key itself. */
public final class SignIn {
    /** A day's work. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * What a browser shows from now on.
     *
     * @param token in the clear for the only time
     */
    public record Session(ApiKey token, Instant end) {}

    private final ApiKeys keys;
    private final SecureRandom random;
    private final AuditTrail trail;
    private final Clock clock;

    public SignIn(ApiKeys keys, SecureRandom random, AuditTrail trail, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param key under which the viewer asks, and with which the session ends too */
    public Session begin(Viewer viewer, KeyId key) {
        ApiKey token = ApiKey.generate(random);
        Instant now = clock.instant();
        Instant end =
                keys.beginSession(key, token.hash(), now, now.plus(LONGEST)).orElseThrow(Refusal.NotAuthenticated::new);
        trail.changed(AuditEvent.of(AuditAction.SESSION_BEGUN, viewer, ""));
        return new Session(token, end);
    }
}
