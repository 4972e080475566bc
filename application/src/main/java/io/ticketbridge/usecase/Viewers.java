package io.ticketbridge.usecase;

import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import java.util.Optional;

/** Users as viewers of what is looked at for them while they do not ask. */
final class Viewers {
    private final Accounts accounts;

    Viewers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty for one that was removed. */
    Optional<Viewer> of(UserId id) {
        return accounts.findUser(id).map(user -> new Viewer(user, accounts.teamsOf(id), Optional.empty(), Origin.HERE));
    }
}
