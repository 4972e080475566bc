package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.EmailAddress;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Username;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import java.util.List;

/** Adds a user, who needs a key next. */
public final class AddUser {
    /** Who shall be added. */
    public record Command(Username username, EmailAddress email, Role role) {}

    private final Accounts accounts;
    private final AuditTrail trail;

    public AddUser(Accounts accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.trail = trail;
    }

    public UserDetails add(Viewer viewer, Command command) {
        ManagedPeople.requireAdmin(viewer);
        User added =
                accounts.addUser(command.username().value(), command.email().value(), command.role());
        trail.changed(AuditEvent.of(AuditAction.USER_ADDED, viewer, added.inShort()));
        return new UserDetails(added, List.of());
    }
}
