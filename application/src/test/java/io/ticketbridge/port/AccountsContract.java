package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Accounts} promises. */
public interface AccountsContract {
    Accounts accounts();

    @Test
    default void findUserShouldGiveBackWhoWasAdded() {
        String name = People.unique("爱丽丝");
        User added = accounts().addUser(name, "alice@example.com", Role.ADMIN);
        assertThat(accounts().findUser(added.id())).contains(added);
        assertThat(accounts().findUser(name)).contains(added);
        assertThat(accounts().findUser("nobody")).isEmpty();
        assertThat(accounts().findUser(new UserId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void aUsernameShouldBeTakenForGood() {
        User alice = People.user(accounts(), "alice");
        assertThatThrownBy(() -> accounts().addUser(alice.username(), "other@example.com", Role.USER))
                .isInstanceOf(Refusal.NameTaken.class)
                .hasMessageContaining(alice.username());
        accounts().removeUser(alice.id());
        assertThatThrownBy(() -> accounts().addUser(alice.username(), "other@example.com", Role.USER))
                .isInstanceOf(Refusal.NameTaken.class);
    }

    @Test
    default void aRemovedUserShouldBeKnownAsAnAuthorAlone() {
        User alice = People.user(accounts(), "alice");
        Team red = People.team(accounts());
        accounts().join(red.id(), alice.id(), TeamRole.LEAD);
        accounts().removeUser(alice.id());
        accounts().removeUser(alice.id());
        assertThat(accounts().findUser(alice.id())).isEmpty();
        assertThat(accounts().findUser(alice.username())).isEmpty();
        assertThat(accounts().users()).doesNotContain(alice);
        assertThat(accounts().teamsOf(alice.id())).isEmpty();
        assertThat(accounts().findAuthor(alice.id())).contains(alice);
    }

    @Test
    default void usersShouldBeByUsername() {
        User zoe = People.user(accounts(), "zoe");
        User adam = People.user(accounts(), "adam");
        assertThat(accounts().users()).containsSubsequence(adam, zoe);
    }

    @Test
    default void aTeamShouldBeFoundUntilItIsRemoved() {
        Team red = People.team(accounts());
        assertThat(accounts().findTeam(red.name())).contains(red);
        assertThat(accounts().findTeam(red.id())).contains(red);
        assertThat(accounts().teams()).contains(red);
        assertThatThrownBy(() -> accounts().addTeam(red.name())).isInstanceOf(Refusal.NameTaken.class);
        accounts().removeTeam(red.id());
        assertThat(accounts().findTeam(red.name())).isEmpty();
        assertThat(accounts().teams()).doesNotContain(red);
    }

    @Test
    default void teamsShouldBeByName() {
        Team last = accounts().addTeam(People.unique("z"));
        Team first = accounts().addTeam(People.unique("a"));
        assertThat(accounts().teams()).containsSubsequence(first, last);
    }

    @Test
    default void ofSeveralWhoTakeANameAtOnceOneShouldHaveIt() {
        String name = People.unique("alice");
        List<Optional<User>> added = AtOnce.run(() -> addUnlessTaken(name));
        assertThat(added.stream().flatMap(Optional::stream))
                .containsExactly(accounts().findUser(name).orElseThrow());
    }

    @Test
    default void toJoinShouldReplaceThePartThatAUserHad() {
        User alice = People.user(accounts(), "alice");
        Team red = People.team(accounts());
        Team blue = People.team(accounts());
        accounts().join(red.id(), alice.id(), TeamRole.MEMBER);
        accounts().join(blue.id(), alice.id(), TeamRole.MEMBER);
        accounts().join(red.id(), alice.id(), TeamRole.LEAD);
        assertThat(accounts().teamsOf(alice.id()))
                .containsOnly(Map.entry(red.id(), TeamRole.LEAD), Map.entry(blue.id(), TeamRole.MEMBER));
    }

    @Test
    default void toLeaveShouldEndAMembershipAndMayBeRepeated() {
        User alice = People.user(accounts(), "alice");
        Team red = People.team(accounts());
        accounts().join(red.id(), alice.id(), TeamRole.MEMBER);
        accounts().leave(red.id(), alice.id());
        accounts().leave(red.id(), alice.id());
        assertThat(accounts().teamsOf(alice.id())).isEmpty();
    }

    @Test
    default void aRemovedTeamShouldHaveNoMembers() {
        User alice = People.user(accounts(), "alice");
        Team red = People.team(accounts());
        accounts().join(red.id(), alice.id(), TeamRole.MEMBER);
        accounts().removeTeam(red.id());
        assertThat(accounts().teamsOf(alice.id())).isEmpty();
    }

    private Optional<User> addUnlessTaken(String name) {
        try {
            return Optional.of(accounts().addUser(name, "alice@example.com", Role.USER));
        } catch (Refusal.NameTaken bySomeoneElse) {
            return Optional.empty();
        }
    }
}
