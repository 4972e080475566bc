package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.AuditLog;
import java.util.List;

/** What happened and was done, for admins. */
public final class ReadAudit {
    private final AuditLog log;

    public ReadAudit(AuditLog log) {
        this.log = log;
    }

    /** Up to {@code most} records that follow the one with this number, oldest first; what happened just now comes a moment later. */
    public List<AuditRecord> after(Viewer viewer, long number, int most) {
        if (!viewer.isAdmin()) {
            throw new Refusal.NotAllowed("Only an admin may read the audit log");
        }
        return log.after(number, most);
    }
}
