package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns an API key into who is asking. A key whose checksum is wrong is refused without a look-up. */
public final class Authenticate {
    /** Whoever comes again after so long is worth a line in the audit log. */
    private static final Duration ABSENCE = Duration.ofHours(1);

    private final ApiKeys keys;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final Clock clock;

    public Authenticate(ApiKeys keys, Accounts accounts, AuditTrail trail, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who is asking, and under which of their keys. */
    public record Identity(Viewer viewer, KeyId key) {}

    /** @param address from which the key comes */
    public Identity authenticate(String presented, String address) {
        Origin origin = Origin.at(address);
        return ApiKey.parse(presented)
                .flatMap(parsed -> keys.find(parsed.hash()))
                .filter(found -> !found.isExpired(clock.instant()))
                .flatMap(found -> identity(found, origin.with(found.id())))
                .orElseThrow(() -> {
                    trail.noticed(AuditEvent.of(AuditAction.KEY_REFUSED, origin, ""));
                    return new Refusal.NotAuthenticated();
                });
    }

    private Optional<Identity> identity(StoredKey key, Origin origin) {
        Optional<Viewer> viewer = accounts.findUser(key.user())
                .map(user -> new Viewer(user, accounts.teamsOf(user.id()), key.team(), origin));
        viewer.ifPresent(who -> note(key, who));
        return viewer.map(who -> new Identity(who, key.id()));
    }

    private void note(StoredKey key, Viewer viewer) {
        Instant now = clock.instant();
        keys.used(key.id(), now);
        boolean isBack =
                key.lastUsedAt().map(last -> last.plus(ABSENCE).isBefore(now)).orElse(true);
        if (isBack) {
            trail.noticed(AuditEvent.of(AuditAction.KEY_USED, viewer, ""));
        }
    }
}
