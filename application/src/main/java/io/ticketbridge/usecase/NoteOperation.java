package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Origin;

/** Has the audit log tell of what the operator changed. */
public final class NoteOperation {
    private final AuditTrail trail;

    public NoteOperation(AuditTrail trail) {
        this.trail = trail;
    }

    /** Once this returns, no crash loses it. */
    public void note(AuditAction action, String object) {
        trail.changed(AuditEvent.of(action, Origin.HERE, object));
    }
}
