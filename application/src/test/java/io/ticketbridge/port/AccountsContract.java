package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
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

    @Test
    default void membersShouldBeThoseWhoAreInATeamByUsername() {
        User zoe = People.user(accounts(), "zoe");
        User adam = People.user(accounts(), "adam");
        User gone = People.user(accounts(), "gone");
        Team red = People.team(accounts());
        accounts().join(red.id(), zoe.id(), TeamRole.LEAD);
        accounts().join(red.id(), adam.id(), TeamRole.MEMBER);
        accounts().join(red.id(), gone.id(), TeamRole.MEMBER);
        accounts().join(People.team(accounts()).id(), adam.id(), TeamRole.LEAD);
        accounts().removeUser(gone.id());
        assertThat(accounts().members(red.id()))
                .containsExactly(new Membership(red, adam, TeamRole.MEMBER), new Membership(red, zoe, TeamRole.LEAD));
        assertThat(accounts().members(new TeamId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void membershipsShouldBeThoseOfAllTeamsByTheirNames() {
        User zoe = People.user(accounts(), "zoe");
        User adam = People.user(accounts(), "adam");
        Team last = accounts().addTeam(People.unique("z"));
        Team first = accounts().addTeam(People.unique("a"));
        accounts().join(last.id(), adam.id(), TeamRole.LEAD);
        accounts().join(first.id(), zoe.id(), TeamRole.MEMBER);
        accounts().join(first.id(), adam.id(), TeamRole.MEMBER);
        assertThat(accounts().memberships())
                .containsSubsequence(
                        new Membership(first, adam, TeamRole.MEMBER),
                        new Membership(first, zoe, TeamRole.MEMBER),
                        new Membership(last, adam, TeamRole.LEAD));
        accounts().removeTeam(first.id());
        assertThat(accounts().memberships()).noneMatch(part -> part.team().equals(first));
    }

    /** Whoever was put into a team while it was removed is in none that nobody can find any more. */
    @Test
    default void nobodyShouldJoinATeamThatIsNotThere() {
        User alice = People.user(accounts(), "alice");
        Team red = People.team(accounts());
        accounts().removeTeam(red.id());
        assertThatThrownBy(() -> accounts().join(red.id(), alice.id(), TeamRole.LEAD))
                .isInstanceOf(Refusal.TeamUnknown.class);
        assertThat(accounts().teamsOf(alice.id())).isEmpty();
    }

    @Test
    default void whoIsPutIntoATeamBySeveralAtOnceShouldBeInItOnce() {
        User alice = People.user(accounts(), "alice");
        Team red = People.team(accounts());
        AtOnce.run(() -> {
            accounts().join(red.id(), alice.id(), TeamRole.LEAD);
            return true;
        });
        assertThat(accounts().members(red.id())).containsExactly(new Membership(red, alice, TeamRole.LEAD));
    }

    private Optional<User> addUnlessTaken(String name) {
        try {
            return Optional.of(accounts().addUser(name, "alice@example.com", Role.USER));
        } catch (Refusal.NameTaken bySomeoneElse) {
            return Optional.empty();
        }
    }
}
