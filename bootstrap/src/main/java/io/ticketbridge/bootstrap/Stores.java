package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.persistence.SealedSecrets;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.AuditLog;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.Refreshes;
import io.ticketbridge.usecase.AuditTrail;
import io.ticketbridge.usecase.IssueKey;
import io.ticketbridge.usecase.NoteOperation;
import io.ticketbridge.usecase.SettleAudit;
import io.ticketbridge.usecase.TestForOperator;
import java.time.Clock;

/** What the operator's commands work on: in the running server, or opened for one command. */
record Stores(
        Accounts accounts,
        ApiKeys keys,
        IssueKey issueKey,
        Integrations integrations,
        IssueTrackers trackers,
        Checkups checkups,
        Refreshes refreshes,
        TestForOperator tests,
        SealedSecrets secrets,
        AuditLog auditLog,
        AuditTrail trail,
        Clock clock) {
    /** Has the audit log tell of what the operator changed. */
    void changed(AuditAction action, String object) {
        new NoteOperation(trail).note(action, object);
    }

    /** Gives everything in the audit log its place. */
    void settleAudit() {
        new SettleAudit(trail).settle();
    }
}
