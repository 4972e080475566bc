package io.ticketbridge.domain;

import static io.ticketbridge.domain.People.ADMIN;
import static io.ticketbridge.domain.People.ALICE;
import static io.ticketbridge.domain.People.BLUE;
import static io.ticketbridge.domain.People.BOB;
import static io.ticketbridge.domain.People.RED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountPolicyTest {
    private static final Instant END = Instant.parse("2026-03-20T09:14:02Z");

    @Test
    void aTeamsLeadShouldNotManageUsersAndTeams() {
        assertThat(AccountPolicy.adminsMayManageUsersAndTeams(ADMIN)).isTrue();
        assertThat(AccountPolicy.adminsMayManageUsersAndTeams(ALICE)).isFalse();
    }

    @Test
    void nobodyShouldRemoveThemselves() {
        assertThat(AccountPolicy.nobodyMayRemoveThemselves(ADMIN, BOB.id())).isTrue();
        assertThat(AccountPolicy.nobodyMayRemoveThemselves(ADMIN, ADMIN.id())).isFalse();
    }

    @Test
    void aTeamShouldBeSeenByItsMembersAndAdmins() {
        assertThat(AccountPolicy.membersAndAdminsMaySeeATeam(BOB, RED)).isTrue();
        assertThat(AccountPolicy.membersAndAdminsMaySeeATeam(BOB, BLUE)).isFalse();
        assertThat(AccountPolicy.membersAndAdminsMaySeeATeam(ADMIN, BLUE)).isTrue();
    }

    @Test
    void aTeamsLeadShouldNotManageItsMembersKeys() {
        assertThat(AccountPolicy.ownersAndAdminsMayManageKeys(BOB, BOB.id())).isTrue();
        assertThat(AccountPolicy.ownersAndAdminsMayManageKeys(ADMIN, BOB.id())).isTrue();
        assertThat(AccountPolicy.ownersAndAdminsMayManageKeys(ALICE, BOB.id())).isFalse();
    }

    @Test
    void aTeamsKeyShouldBeForItsMembers() {
        assertThat(AccountPolicy.membersMayHaveKeysOfATeam(Set.of(RED), RED)).isTrue();
        assertThat(AccountPolicy.membersMayHaveKeysOfATeam(Set.of(RED), BLUE)).isFalse();
    }

    @Test
    void aKeyShouldEndNoLaterThanItsMaker() {
        assertThat(AccountPolicy.noKeyMayOutlastItsMaker(Optional.empty(), END)).isTrue();
        assertThat(AccountPolicy.noKeyMayOutlastItsMaker(Optional.of(END), END)).isTrue();
        assertThat(AccountPolicy.noKeyMayOutlastItsMaker(Optional.of(END), END.plusNanos(1)))
                .isFalse();
    }
}
