package io.ticketbridge.usecase;

/** Writes down what the audit log was only told of, and gives everything in it its place: to be done every second, and at the end. */
public final class SettleAudit {
    private final AuditTrail trail;

    public SettleAudit(AuditTrail trail) {
        this.trail = trail;
    }

    public void settle() {
        trail.settle();
    }
}
