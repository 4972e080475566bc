package io.ticketbridge.domain;

import static io.ticketbridge.domain.People.ADMIN;
import static io.ticketbridge.domain.People.ALICE;
import static io.ticketbridge.domain.People.BLUE;
import static io.ticketbridge.domain.People.BOB;
import static io.ticketbridge.domain.People.MALLORY;
import static io.ticketbridge.domain.People.RED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketPolicyTest {
    @Test
    void ownersTeammatesAndAdminsMaySee() {
        Ticket ticket = ticketOf(ALICE, Optional.of(RED));
        assertThat(TicketPolicy.ownersTeammatesAndAdminsMaySee(ALICE, ticket)).isTrue();
        assertThat(TicketPolicy.ownersTeammatesAndAdminsMaySee(BOB, ticket)).isTrue();
        assertThat(TicketPolicy.ownersTeammatesAndAdminsMaySee(ADMIN, ticket)).isTrue();
        assertThat(TicketPolicy.ownersTeammatesAndAdminsMaySee(MALLORY, ticket)).isFalse();
    }

    @Test
    void teammatesMayNotSeeWhatWasOpenedPersonallyOrThroughAnotherTeam() {
        assertThat(TicketPolicy.ownersTeammatesAndAdminsMaySee(BOB, ticketOf(ALICE, Optional.empty())))
                .isFalse();
        assertThat(TicketPolicy.ownersTeammatesAndAdminsMaySee(BOB, ticketOf(ALICE, Optional.of(BLUE))))
                .isFalse();
    }

    @Test
    void ownersAndAdminsMayDeleteAndEvenLeadsMayNot() {
        Ticket ticket = ticketOf(BOB, Optional.of(RED));
        assertThat(TicketPolicy.ownersAndAdminsMayDelete(BOB, ticket)).isTrue();
        assertThat(TicketPolicy.ownersAndAdminsMayDelete(ADMIN, ticket)).isTrue();
        assertThat(TicketPolicy.ownersAndAdminsMayDelete(ALICE, ticket)).isFalse();
    }

    @Test
    void authorsAndAdminsMayEditAComment() {
        assertThat(TicketPolicy.authorsAndAdminsMayEdit(BOB, Optional.of(BOB.user())))
                .isTrue();
        assertThat(TicketPolicy.authorsAndAdminsMayEdit(ADMIN, Optional.of(BOB.user())))
                .isTrue();
        assertThat(TicketPolicy.authorsAndAdminsMayEdit(ALICE, Optional.of(BOB.user())))
                .isFalse();
    }

    @Test
    void onlyAdminsMayEditWhatWasWrittenInJira() {
        assertThat(TicketPolicy.authorsAndAdminsMayEdit(ALICE, Optional.empty()))
                .isFalse();
        assertThat(TicketPolicy.authorsAndAdminsMayEdit(ADMIN, Optional.empty()))
                .isTrue();
    }

    private static Ticket ticketOf(Viewer owner, Optional<TeamId> team) {
        return new NewTicket(
                        owner.id(),
                        team,
                        new IntegrationId(1),
                        new IssueRef("10542", "SEC-204"),
                        new Summary("XSS"),
                        Optional.empty(),
                        IssueType.BUG,
                        Priority.MEDIUM,
                        Instant.EPOCH)
                .numbered(new TicketId(87));
    }
}
