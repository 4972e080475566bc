package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newTicket;
import static io.ticketbridge.port.Fixtures.shown;
import static io.ticketbridge.port.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant SUMMER_HALF_PAST_TWO = Instant.parse("2026-10-25T00:30:00Z");
    private static final Instant WINTER_HALF_PAST_TWO = Instant.parse("2026-10-25T01:30:00Z");

    @Test
    void anHourThatTheLocalClockRepeatsShouldBeKeptAsTwo() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";TIME ZONE=Europe/Berlin";
        try (Database database = Database.open(Databases.h2Options(url))) {
            JdbiTicketStore tickets = new JdbiTicketStore(database);
            User alice = new JdbiAccounts(database, Clock.systemUTC()).addUser("alice", "alice@example.com", Role.USER);
            Ticket ticket = tickets.add(newTicket(alice.id(), Optional.empty()));
            for (Instant moment : List.of(SUMMER_HALF_PAST_TWO, WINTER_HALF_PAST_TWO)) {
                tickets.observe(ticket.id(), shown(asItWas(ticket), moment));
                assertThat(tickets.find(ticket.id()).orElseThrow().syncedAt()).contains(moment);
            }
        }
    }

    private static IssueSnapshot asItWas(Ticket ticket) {
        return snapshot(ticket.issue(), ticket.status(), ticket.assignee());
    }
}
