package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.Holder;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Turns an API key into who is asking. A key whose checksum is wrong is refused without a look-up. */
public final class Authenticate {
    /** Whoever comes again after so long is worth a line in the audit log. */
    private static final Duration ABSENCE = Duration.ofHours(1);

    private final ApiKeys keys;
    private final AuditTrail trail;
    private final Clock clock;

    public Authenticate(ApiKeys keys, AuditTrail trail, Clock clock) {
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who is asking, and under which of their keys. */
    public record Identity(Viewer viewer, KeyId key) {}

    /** @param address from which the key comes */
    public Identity authenticate(String presented, String address) {
        Origin origin = Origin.at(address);
        return ApiKey.parse(presented)
                .flatMap(parsed -> keys.holder(parsed.hash(), clock.instant()))
                .map(found -> identity(found, origin.with(found.key())))
                .orElseThrow(() -> {
                    trail.noticed(AuditEvent.of(AuditAction.KEY_REFUSED, origin, ""));
                    return new Refusal.NotAuthenticated();
                });
    }

    private Identity identity(Holder holder, Origin origin) {
        Viewer viewer = new Viewer(holder.user(), holder.teams(), holder.keyTeam(), origin);
        Instant now = clock.instant();
        keys.used(holder.key(), now)
                .filter(before -> wasAway(before, now))
                .ifPresent(back -> trail.noticed(AuditEvent.of(AuditAction.KEY_USED, viewer, "")));
        return new Identity(viewer, holder.key());
    }

    private static boolean wasAway(StoredKey key, Instant now) {
        return key.lastUsedAt().map(last -> last.plus(ABSENCE).isBefore(now)).orElse(true);
    }
}
