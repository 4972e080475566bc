package io.ticketbridge.usecase;

import static java.util.stream.Collectors.groupingBy;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import java.util.List;
import java.util.Map;

/** Lists everybody, by username, for admins. */
public final class ListUsers {
    private final Accounts accounts;

    public ListUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    public List<UserDetails> list(Viewer viewer) {
        ManagedPeople.requireAdmin(viewer);
        Map<UserId, List<Membership>> parts = accounts.memberships().stream()
                .collect(groupingBy(part -> part.user().id()));
        return accounts.users().stream()
                .map(user -> new UserDetails(user, parts.getOrDefault(user.id(), List.of())))
                .toList();
    }
}
