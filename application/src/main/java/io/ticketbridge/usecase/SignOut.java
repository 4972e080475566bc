package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.ApiKeys;

/** Ends a session. */
public final class SignOut {
    private final ApiKeys keys;
    private final AuditTrail trail;

    public SignOut(ApiKeys keys, AuditTrail trail) {
        this.keys = keys;
        this.trail = trail;
    }

    /** @param presented what the viewer proved themselves with; where that is a key and no session, it stays */
    public void end(Viewer viewer, String presented) {
        ApiKey.parse(presented).map(ApiKey::hash).ifPresent(keys::endSession);
        trail.changed(AuditEvent.of(AuditAction.SESSION_ENDED, viewer, ""));
    }
}
