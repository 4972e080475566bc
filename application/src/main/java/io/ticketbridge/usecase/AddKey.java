package io.ticketbridge.usecase;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyLife;
import io.ticketbridge.domain.KeyName;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes an API key for the viewer, or has an admin make one for somebody else, and gives it out this once. */
public final class AddKey {
    /**
     * What the viewer wants made.
     *
     * @param owner whose it shall be; empty: the viewer's own
     * @param team within which its user acts with it
     * @param life for how long it is good; empty: as long as the key that it is made under
     */
    public record Command(KeyName name, Optional<UserId> owner, Optional<TeamId> team, Optional<KeyLife> life) {}

    private final Accounts accounts;
    private final ApiKeys keys;
    private final KeyMaking making;
    private final AuditTrail trail;
    private final Clock clock;

    public AddKey(Accounts accounts, ApiKeys keys, SecureRandom random, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.making = new KeyMaking(keys, random);
        this.trail = trail;
        this.clock = clock;
    }

    /** @param under the key that the viewer asks under */
    public IssuedKey add(Viewer viewer, KeyId under, Command command) {
        User owner = owner(viewer, command.owner().orElse(viewer.id()));
        command.team().ifPresent(team -> requireMember(owner, team));
        Instant now = clock.instant();
        Optional<Instant> end = end(command.life(), now, maker(under, now).expiresAt());
        requireRoom(owner, now);
        IssuedKey issued =
                making.make(owner.id(), command.team(), command.name().value(), now, end);
        trail.changed(
                AuditEvent.of(AuditAction.KEY_ADDED, viewer, issued.details().id() + " of " + owner.username()));
        return issued;
    }

    private User owner(Viewer viewer, UserId id) {
        if (!AccountPolicy.ownersAndAdminsMayManageKeys(viewer, id)) {
            throw new Refusal.NotAllowed("Only an admin may make keys for others");
        }
        return accounts.findUser(id)
                .orElseThrow(() -> Refusal.Invalid.of("user_id", "unknown", "There is no user with this number"));
    }

    private void requireMember(User owner, TeamId team) {
        if (!AccountPolicy.membersMayHaveKeysOfATeam(
                accounts.teamsOf(owner.id()).keySet(), team)) {
            throw Refusal.Invalid.of("team_id", "unknown", "The key's user is in no team with this number");
        }
    }

    /** It may have been revoked since the request began; what it makes would outlive that. */
    private StoredKey maker(KeyId under, Instant now) {
        return keys.find(under).filter(key -> key.isGood(now)).orElseThrow(Refusal.NotAuthenticated::new);
    }

    private static Optional<Instant> end(Optional<KeyLife> life, Instant now, Optional<Instant> makersEnd) {
        Optional<Instant> wanted = life.map(days -> days.endFrom(now));
        if (!wanted.map(end -> AccountPolicy.noKeyMayOutlastItsMaker(makersEnd, end))
                .orElse(true)) {
            throw Refusal.Invalid.of(
                    "days",
                    "out_of_range",
                    "A key ends no later than the one that it is made under: send fewer days, or none for the same end");
        }
        return wanted.or(() -> makersEnd);
    }

    private void requireRoom(User owner, Instant now) {
        long good =
                keys.list(owner.id()).stream().filter(key -> key.isGood(now)).count();
        if (good >= AccountPolicy.MOST_KEYS) {
            throw new Refusal.TooManyKeys(AccountPolicy.MOST_KEYS);
        }
    }
}
