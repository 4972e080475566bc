package io.ticketbridge.usecase;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.time.Clock;

/** Revokes a key, which may be the one in use: it is refused from then on. */
public final class RevokeKey {
    private final ApiKeys keys;
    private final AuditTrail trail;
    private final Clock clock;

    public RevokeKey(ApiKeys keys, AuditTrail trail, Clock clock) {
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /** Refuses another's exactly as one that does not exist. To revoke one twice does nothing. */
    public void revoke(Viewer viewer, KeyId id) {
        StoredKey key = keys.find(id)
                .filter(found -> AccountPolicy.ownersAndAdminsMayManageKeys(viewer, found.user()))
                .orElseThrow(Refusal.KeyUnknown::new);
        if (key.revokedAt().isEmpty()) {
            keys.revoke(id, clock.instant());
            trail.changed(AuditEvent.of(AuditAction.KEY_REVOKED, viewer, id.toString()));
        }
    }
}
