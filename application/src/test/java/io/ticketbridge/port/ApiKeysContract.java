package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.ApiKeys.NewKey;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} promises. */
public interface ApiKeysContract {
    ApiKeys keys();

    Accounts accounts();

    @Test
    default void findShouldGiveBackWhatWasAddedByItsHash() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey key = newKey();
        Instant end = NOW.plusSeconds(60);
        StoredKey added = keys().add(
                        new NewKey(alice.id(), Optional.of(red), "ci", key.hash(), key.hint(), NOW, Optional.of(end)));
        assertThat(added.isExpired(end)).isTrue();
        assertThat(added.isExpired(end.minusNanos(1))).isFalse();
        assertThat(keys().find(key.hash())).contains(added);
        assertThat(added.lastUsedAt()).isEmpty();
        assertThat(keys().find(newKey().hash())).isEmpty();
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
        assertThat(keys().find(key.hash())).isEmpty();
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
        ApiKey key = newKey();
        StoredKey added = add(People.user(accounts(), "alice"), key);
        keys().used(added.id(), NOW);
        keys().used(added.id(), NOW.plusSeconds(59));
        assertThat(keys().find(key.hash()).orElseThrow().lastUsedAt()).contains(NOW);
        keys().used(added.id(), NOW.plusSeconds(61));
        assertThat(keys().find(key.hash()).orElseThrow().lastUsedAt()).contains(NOW.plusSeconds(61));
    }

    @Test
    default void aRemovedUsersKeysShouldBeRefused() {
        User alice = People.user(accounts(), "alice");
        ApiKey key = newKey();
        add(alice, key);
        accounts().removeUser(alice.id());
        assertThat(keys().find(key.hash())).isEmpty();
    }

    @Test
    default void aKeyThatIsMadeWhileItsUserIsRemovedShouldBeRefused() {
        User alice = People.user(accounts(), "alice");
        accounts().removeUser(alice.id());
        ApiKey key = newKey();
        add(alice, key);
        assertThat(keys().find(key.hash())).isEmpty();
    }

    @Test
    default void useShouldNotBeNotedBackwards() {
        ApiKey key = newKey();
        StoredKey added = add(People.user(accounts(), "alice"), key);
        keys().used(added.id(), NOW);
        keys().used(added.id(), NOW.minusSeconds(3_600));
        assertThat(keys().find(key.hash()).orElseThrow().lastUsedAt()).contains(NOW);
    }

    @Test
    default void aRemovedTeamsKeysShouldBeRefused() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        ApiKey key = newKey();
        keys().add(new NewKey(alice.id(), Optional.of(red), "ci", key.hash(), key.hint(), NOW, Optional.empty()));
        accounts().removeTeam(red);
        assertThat(keys().find(key.hash())).isEmpty();
    }

    private StoredKey add(User user, ApiKey key) {
        return keys().add(new NewKey(user.id(), Optional.empty(), "ci", key.hash(), key.hint(), NOW, Optional.empty()));
    }

    private static ApiKey newKey() {
        return ApiKey.generate(new SecureRandom());
    }
}
