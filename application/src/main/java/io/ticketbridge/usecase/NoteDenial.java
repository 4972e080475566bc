package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Viewer;

/** Has the audit log tell of whoever asks for what they may not have, within a second. */
public final class NoteDenial {
    private final AuditTrail trail;

    public NoteDenial(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param asked what they asked for */
    public void note(Viewer viewer, String asked) {
        trail.noticed(AuditEvent.of(AuditAction.ACCESS_DENIED, viewer, asked));
    }

    /** The same of somebody who came without a key. */
    public void note(Origin origin, String asked) {
        trail.noticed(AuditEvent.of(AuditAction.ACCESS_DENIED, origin, asked));
    }
}
