package io.ticketbridge.usecase;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;

/** Removes a user: their keys stop working at once, their tickets stay. */
public final class RemoveUser {
    private final Accounts accounts;
    private final ManagedPeople managed;
    private final AuditTrail trail;

    public RemoveUser(Accounts accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.managed = new ManagedPeople(accounts);
        this.trail = trail;
    }

    public void remove(Viewer viewer, UserId id) {
        User user = managed.user(viewer, id);
        if (!AccountPolicy.nobodyMayRemoveThemselves(viewer, id)) {
            throw new Refusal.NotAllowed("Nobody may remove themselves: have another admin do it");
        }
        accounts.removeUser(id);
        trail.changed(AuditEvent.of(AuditAction.USER_REMOVED, viewer, user.username()));
    }
}
