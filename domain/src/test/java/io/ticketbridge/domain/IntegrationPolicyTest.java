package io.ticketbridge.domain;

import static io.ticketbridge.domain.People.ADMIN;
import static io.ticketbridge.domain.People.ALICE;
import static io.ticketbridge.domain.People.BOB;
import static io.ticketbridge.domain.People.MALLORY;
import static io.ticketbridge.domain.People.RED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntegrationPolicyTest {
    private static final IntegrationOwner REDS = new IntegrationOwner.OfTeam(RED);
    private static final IntegrationOwner BOBS = new IntegrationOwner.Personal(BOB.id());

    @Test
    void leadsAndAdminsMayManageATeamsIntegration() {
        assertThat(IntegrationPolicy.ownersLeadsAndAdminsMayManage(ALICE, REDS)).isTrue();
        assertThat(IntegrationPolicy.ownersLeadsAndAdminsMayManage(ADMIN, REDS)).isTrue();
        assertThat(IntegrationPolicy.ownersLeadsAndAdminsMayManage(BOB, REDS)).isFalse();
    }

    @Test
    void membersMaySeeATeamsIntegration() {
        assertThat(IntegrationPolicy.membersMaySee(BOB, REDS)).isTrue();
        assertThat(IntegrationPolicy.membersMaySee(MALLORY, REDS)).isFalse();
    }

    @Test
    void onlyItsOwnerMaySeeAPersonalIntegration() {
        assertThat(IntegrationPolicy.membersMaySee(BOB, BOBS)).isTrue();
        assertThat(IntegrationPolicy.ownersLeadsAndAdminsMayManage(BOB, BOBS)).isTrue();
        assertThat(IntegrationPolicy.membersMaySee(ALICE, BOBS)).isFalse();
        assertThat(IntegrationPolicy.membersMaySee(ADMIN, BOBS)).isFalse();
    }
}
