package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.ApiKeys.Holder;
import io.ticketbridge.port.ApiKeys.NewKey;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} promises. */
public interface ApiKeysContract {
    ApiKeys keys();

    Accounts accounts();

    @Test
    default void aKeyShouldBeKeptAndItsHolderFoundByItsHash() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey key = newKey();
        Instant end = NOW.plusSeconds(60);
        StoredKey added = keys().add(
                        new NewKey(alice.id(), Optional.of(red), "ci", key.hash(), key.hint(), NOW, Optional.of(end)));
        assertThat(added.isExpired(end)).isTrue();
        assertThat(added.isExpired(end.minusNanos(1))).isFalse();
        assertThat(added.lastUsedAt()).isEmpty();
        assertThat(keys().list(alice.id())).containsExactly(added);
        Instant last = end.minusMillis(1);
        Holder holder = keys().holder(key.hash(), last).orElseThrow();
        assertThat(holder).isEqualTo(new Holder(added.id(), Optional.of(red), Optional.of(end), alice, Map.of()));
        assertThat(keys().holder(key.hash(), end)).isEmpty();
        assertThat(keys().holder(key.hash(), last)).contains(holder);
        assertThat(keys().holder(newKey().hash(), NOW)).isEmpty();
    }

    @Test
    default void findShouldGiveBackAKeyUntilItsUserOrTeamIsRemoved() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey key = newKey();
        StoredKey ofTeam = keys().add(
                        new NewKey(alice.id(), Optional.of(red), "ci", key.hash(), key.hint(), NOW, Optional.empty()));
        StoredKey added = add(alice, newKey());
        assertThat(keys().find(ofTeam.id())).contains(ofTeam);
        assertThat(keys().find(new KeyId(Long.MAX_VALUE))).isEmpty();
        keys().revoke(added.id(), NOW);
        assertThat(keys().find(added.id()).orElseThrow().isGood(NOW)).isFalse();
        accounts().removeTeam(red);
        assertThat(keys().find(ofTeam.id())).isEmpty();
        accounts().removeUser(alice.id());
        assertThat(keys().find(added.id())).isEmpty();
    }

    @Test
    default void listShouldBeNewestFirst() {
        User alice = People.user(accounts(), "alice");
        StoredKey first = add(alice, newKey());
        StoredKey second = add(alice, newKey());
        assertThat(keys().list(alice.id())).containsExactly(second, first);
    }

    @Test
    default void aRevokedKeyShouldBeRefusedAndListed() {
        User alice = People.user(accounts(), "alice");
        ApiKey key = newKey();
        StoredKey added = add(alice, key);
        assertThat(keys().revoke(added.id(), NOW.plusSeconds(1)).orElseThrow().revokedAt())
                .contains(NOW.plusSeconds(1));
        assertThat(keys().holder(key.hash(), NOW)).isEmpty();
        assertThat(keys().list(alice.id()).get(0).revokedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    default void toRevokeTwiceShouldKeepTheFirstTime() {
        StoredKey added = add(People.user(accounts(), "alice"), newKey());
        keys().revoke(added.id(), NOW);
        assertThat(keys().revoke(added.id(), NOW.plusSeconds(9)).orElseThrow().revokedAt())
                .contains(NOW);
        assertThat(keys().revoke(new KeyId(Long.MAX_VALUE), NOW)).isEmpty();
    }

    @Test
    default void useShouldBeNotedAtMostOnceAMinute() {
        StoredKey added = add(People.user(accounts(), "alice"), newKey());
        assertThat(keys().used(added.id(), NOW)).contains(added);
        assertThat(keys().used(added.id(), NOW.plusSeconds(59))).isEmpty();
        assertThat(lastUse(added)).contains(NOW);
        assertThat(keys().used(added.id(), NOW.plusSeconds(61)).flatMap(StoredKey::lastUsedAt))
                .contains(NOW);
        assertThat(lastUse(added)).contains(NOW.plusSeconds(61));
    }

    @Test
    default void aRemovedUsersKeysShouldBeRefused() {
        User alice = People.user(accounts(), "alice");
        ApiKey key = newKey();
        add(alice, key);
        accounts().removeUser(alice.id());
        assertThat(keys().holder(key.hash(), NOW)).isEmpty();
    }

    @Test
    default void aKeyThatIsMadeWhileItsUserIsRemovedShouldBeRefused() {
        User alice = People.user(accounts(), "alice");
        accounts().removeUser(alice.id());
        ApiKey key = newKey();
        add(alice, key);
        assertThat(keys().holder(key.hash(), NOW)).isEmpty();
    }

    @Test
    default void useShouldNotBeNotedBackwards() {
        StoredKey added = add(People.user(accounts(), "alice"), newKey());
        keys().used(added.id(), NOW);
        assertThat(keys().used(added.id(), NOW.minusSeconds(3_600))).isEmpty();
        assertThat(lastUse(added)).contains(NOW);
    }

    @Test
    default void aRemovedTeamsKeysShouldBeRefused() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey key = newKey();
        keys().add(new NewKey(alice.id(), Optional.of(red), "ci", key.hash(), key.hint(), NOW, Optional.empty()));
        accounts().removeTeam(red);
        assertThat(keys().holder(key.hash(), NOW)).isEmpty();
    }

    /** What changes while somebody holds a key is seen the next time, whoever has looked before. */
    @Test
    default void aHoldersPartInTeamsShouldBeAsItIs() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey key = newKey();
        add(alice, key);
        assertThat(teams(key)).isEmpty();
        accounts().join(red, alice.id(), TeamRole.MEMBER);
        assertThat(teams(key)).containsExactly(Map.entry(red, TeamRole.MEMBER));
        accounts().join(red, alice.id(), TeamRole.LEAD);
        assertThat(teams(key)).containsExactly(Map.entry(red, TeamRole.LEAD));
        accounts().leave(red, alice.id());
        assertThat(teams(key)).isEmpty();
        accounts().join(red, alice.id(), TeamRole.LEAD);
        assertThat(teams(key)).hasSize(1);
        accounts().removeTeam(red);
        assertThat(teams(key)).isEmpty();
    }

    @Test
    default void aKeyShouldBeRefusedOnceItIsTakenAwayFromWhomeverHasUsedIt() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey revoked = newKey();
        ApiKey ofTeam = newKey();
        ApiKey kept = newKey();
        StoredKey added = add(alice, revoked);
        add(alice, kept);
        keys().add(new NewKey(alice.id(), Optional.of(red), "ci", ofTeam.hash(), ofTeam.hint(), NOW, Optional.empty()));
        assertThat(List.of(revoked, ofTeam, kept))
                .allSatisfy(key -> assertThat(keys().holder(key.hash(), NOW)).isPresent());
        keys().revoke(added.id(), NOW);
        assertThat(keys().holder(revoked.hash(), NOW)).isEmpty();
        accounts().removeTeam(red);
        assertThat(keys().holder(ofTeam.hash(), NOW)).isEmpty();
        assertThat(keys().holder(kept.hash(), NOW)).isPresent();
        accounts().removeUser(alice.id());
        assertThat(keys().holder(kept.hash(), NOW)).isEmpty();
    }

    @Test
    default void aSessionShouldActAsItsKeyUntilItEnds() {
        User alice = People.user(accounts(), "alice");
        StoredKey under = add(alice, newKey());
        ApiKey session = newKey();
        Instant end = NOW.plusSeconds(60);
        assertThat(keys().beginSession(under.id(), session.hash(), NOW, end)).contains(end);
        Instant last = end.minusMillis(1);
        assertThat(keys().holder(session.hash(), last))
                .contains(new Holder(under.id(), Optional.empty(), Optional.of(end), alice, Map.of()));
        assertThat(keys().holder(session.hash(), end)).isEmpty();
        assertThat(keys().list(alice.id())).containsExactly(under);
        keys().endSession(session.hash());
        keys().endSession(session.hash());
        assertThat(keys().holder(session.hash(), NOW)).isEmpty();
    }

    @Test
    default void aSessionShouldEndWithItsKey() {
        User alice = People.user(accounts(), "alice");
        ApiKey session = newKey();
        StoredKey revoked = add(alice, newKey());
        keys().beginSession(revoked.id(), session.hash(), NOW, NOW.plusSeconds(60));
        assertThat(keys().holder(session.hash(), NOW)).isPresent();
        keys().revoke(revoked.id(), NOW);
        assertThat(keys().holder(session.hash(), NOW)).isEmpty();
        assertThat(keys().beginSession(revoked.id(), newKey().hash(), NOW, NOW.plusSeconds(60)))
                .isEmpty();
        Instant end = NOW.plusSeconds(30);
        StoredKey ends =
                keys().add(new NewKey(alice.id(), Optional.empty(), "ci", newKey().hash(), "", NOW, Optional.of(end)));
        assertThat(keys().beginSession(ends.id(), newKey().hash(), NOW, NOW.plusSeconds(60)))
                .contains(end);
    }

    @Test
    default void onlyASessionShouldEndAsOne() {
        User alice = People.user(accounts(), "alice");
        ApiKey key = newKey();
        ApiKey one = newKey();
        ApiKey other = newKey();
        StoredKey under = add(alice, key);
        keys().beginSession(under.id(), one.hash(), NOW, NOW.plusSeconds(60));
        keys().beginSession(under.id(), other.hash(), NOW, NOW.plusSeconds(60));
        assertThat(List.of(key, one, other))
                .allSatisfy(each -> assertThat(keys().holder(each.hash(), NOW)).isPresent());
        keys().endSession(one.hash());
        keys().endSession(key.hash());
        assertThat(keys().holder(one.hash(), NOW)).isEmpty();
        assertThat(List.of(key, other))
                .allSatisfy(each -> assertThat(keys().holder(each.hash(), NOW)).isPresent());
        accounts().removeUser(alice.id());
        assertThat(keys().holder(other.hash(), NOW)).isEmpty();
    }

    private Map<TeamId, TeamRole> teams(ApiKey key) {
        return keys().holder(key.hash(), NOW).orElseThrow().teams();
    }

    private Optional<Instant> lastUse(StoredKey added) {
        return keys().list(added.user()).stream()
                .filter(key -> key.id().equals(added.id()))
                .findFirst()
                .flatMap(StoredKey::lastUsedAt);
    }

    private StoredKey add(User user, ApiKey key) {
        return keys().add(new NewKey(user.id(), Optional.empty(), "ci", key.hash(), key.hint(), NOW, Optional.empty()));
    }

    private static ApiKey newKey() {
        return ApiKey.generate(new SecureRandom());
    }
}
