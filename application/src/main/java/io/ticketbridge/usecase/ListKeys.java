package io.ticketbridge.usecase;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import java.util.List;

/** Lists a user's keys, newest first, revoked ones too; none of them can be read from it. */
public final class ListKeys {
    private final Accounts accounts;
    private final ApiKeys keys;

    public ListKeys(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /** @param owner whose they are */
    public List<KeyDetails> list(Viewer viewer, UserId owner) {
        if (!AccountPolicy.ownersAndAdminsMayManageKeys(viewer, owner)) {
            throw new Refusal.NotAllowed("Only an admin may list the keys of others");
        }
        User user = accounts.findUser(owner).orElseThrow(Refusal.UserUnknown::new);
        return keys.list(user.id()).stream().map(KeyDetails::of).toList();
    }
}
