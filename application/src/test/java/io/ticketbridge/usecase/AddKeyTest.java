package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyLife;
import io.ticketbridge.domain.KeyName;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryApiKeys;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.StoppedClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AddKeyTest {
    private static final Optional<Duration> FOR_EVER = Optional.empty();
    private static final Duration MONTH = Duration.ofDays(30);

    private final StoppedClock clock = new StoppedClock(Fixtures.NOW);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryApiKeys keys = new InMemoryApiKeys(accounts);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final AuditTrail trail = new AuditTrail(audit);
    private final AddKey adding = new AddKey(accounts, keys, new SecureRandom(), trail, clock);
    private final IssueKey issuing = new IssueKey(keys, new SecureRandom(), clock);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final User bob = accounts.addUser("bob", "bob@example.com", Role.USER);
    private final User admin = accounts.addUser("admin", "admin@example.com", Role.ADMIN);
    private final TeamId red = accounts.addTeam("red").id();

    @Test
    void aKeyShouldBeItsMakersAndOpenWhatTheyMayOpen() {
        IssuedKey made = add(alice, keyOf(alice, FOR_EVER), wanted(Optional.empty()));
        assertThat(keys.holder(made.key().hash(), Fixtures.NOW).orElseThrow().user())
                .isEqualTo(alice);
        assertThat(made.details().expiresAt()).isEmpty();
        assertThat(made.details().name()).isEqualTo("ci");
        assertThat(made.toString()).doesNotContain(made.key().reveal());
    }

    @Test
    void aKeyShouldEndWithTheOneThatItIsMadeUnderWhereNobodySaysOtherwise() {
        KeyId month = keyOf(alice, Optional.of(MONTH));
        clock.advance(Duration.ofDays(10));
        assertThat(end(month, Optional.empty())).contains(Fixtures.NOW.plus(MONTH));
        assertThat(end(month, Optional.of(5L))).contains(Fixtures.NOW.plus(Duration.ofDays(15)));
        assertThat(end(month, Optional.of(20L))).contains(Fixtures.NOW.plus(MONTH));
    }

    @Test
    void aKeyShouldNotOutlastTheOneThatItIsMadeUnder() {
        KeyId month = keyOf(alice, Optional.of(MONTH));
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusedField(() -> end(month, Optional.of(30L)))).isEqualTo("days");
        IssuedKey child = add(alice, month, wanted(Optional.of(29L)));
        assertThat(refusedField(() -> end(child.details().id(), Optional.of(30L))))
                .isEqualTo("days");
        assertThat(keys.list(alice.id())).hasSize(2);
    }

    @Test
    void anAdminsKeyThatEndsShouldMakeNoneForOthersThatDoesNot() {
        KeyId month = keyOf(admin, Optional.of(MONTH));
        assertThat(add(admin, month, wanted(bob.id())).details().expiresAt()).contains(Fixtures.NOW.plus(MONTH));
    }

    @Test
    void aKeyThatWasTakenAwayMeanwhileShouldMakeNone() {
        KeyId revoked = keyOf(alice, FOR_EVER);
        keys.revoke(revoked, Fixtures.NOW);
        KeyId ended = keyOf(alice, Optional.of(MONTH));
        clock.advance(MONTH);
        for (KeyId none : List.of(revoked, ended, new KeyId(4_711))) {
            assertThatThrownBy(() -> add(alice, none, wanted(Optional.empty())))
                    .isInstanceOf(Refusal.NotAuthenticated.class);
        }
    }

    @Test
    void onlyAnAdminShouldMakeKeysForOthers() {
        KeyId hers = keyOf(alice, FOR_EVER);
        assertThatThrownBy(() -> add(alice, hers, wanted(bob.id()))).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> add(alice, hers, wanted(new UserId(4_711)))).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(add(alice, hers, wanted(alice.id())).details().user()).isEqualTo(alice.id());
        KeyId admins = keyOf(admin, FOR_EVER);
        assertThat(add(admin, admins, wanted(bob.id())).details().user()).isEqualTo(bob.id());
        assertThat(refusedField(() -> add(admin, admins, wanted(new UserId(4_711)))))
                .isEqualTo("user_id");
        assertThat(events())
                .containsExactly(
                        AuditEvent.of(AuditAction.KEY_ADDED, viewer(alice), "2 of alice"),
                        AuditEvent.of(AuditAction.KEY_ADDED, viewer(admin), "4 of bob"));
    }

    @Test
    void aTeamsKeyShouldBeForWhoeverIsInIt() {
        KeyId admins = keyOf(admin, FOR_EVER);
        AddKey.Command ofRed =
                new AddKey.Command(new KeyName("ci"), Optional.of(bob.id()), Optional.of(red), Optional.empty());
        assertThat(refusedField(() -> add(admin, admins, ofRed))).isEqualTo("team_id");
        accounts.join(red, bob.id(), TeamRole.MEMBER);
        assertThat(add(admin, admins, ofRed).details().team()).contains(red);
    }

    @Test
    void aUserShouldHaveSoManyGoodKeysAndNoMore() {
        KeyId first = keyOf(alice, FOR_EVER);
        for (int good = 1; good < AccountPolicy.MOST_KEYS; good++) {
            add(alice, first, wanted(Optional.of(1L)));
        }
        assertThatThrownBy(() -> add(alice, first, wanted(Optional.empty()))).isInstanceOf(Refusal.TooManyKeys.class);
        keys.revoke(new KeyId(2), Fixtures.NOW);
        assertThat(add(alice, first, wanted(Optional.of(1L))).details().revokedAt())
                .isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(add(alice, first, wanted(Optional.empty())).details().expiresAt())
                .isEmpty();
    }

    private Optional<Instant> end(KeyId under, Optional<Long> days) {
        return add(alice, under, wanted(days)).details().expiresAt();
    }

    private IssuedKey add(User user, KeyId under, AddKey.Command command) {
        return adding.add(viewer(user), under, command);
    }

    private static AddKey.Command wanted(Optional<Long> days) {
        return new AddKey.Command(new KeyName("ci"), Optional.empty(), Optional.empty(), days.map(KeyLife::new));
    }

    private static AddKey.Command wanted(UserId owner) {
        return new AddKey.Command(new KeyName("ci"), Optional.of(owner), Optional.empty(), Optional.empty());
    }

    private KeyId keyOf(User user, Optional<Duration> life) {
        return issuing.issue(user.id(), Optional.empty(), "test", life)
                .details()
                .id();
    }

    private Viewer viewer(User user) {
        return new Viewer(user, accounts.teamsOf(user.id()), Optional.empty(), Origin.at("192.0.2.7"));
    }

    private List<AuditEvent> events() {
        trail.settle();
        return audit.after(0, 100).stream().map(AuditRecord::event).toList();
    }

    private static String refusedField(ThrowingCallable asking) {
        return catchThrowableOfType(Refusal.Invalid.class, asking)
                .violations()
                .get(0)
                .field();
    }
}
