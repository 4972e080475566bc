package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newIssue;
import static io.ticketbridge.port.Fixtures.newTicket;
import static io.ticketbridge.port.Fixtures.shown;
import static io.ticketbridge.port.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Wish;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void onH2ItShouldBeWhatWaits() {
        try (Database database = Databases.h2()) {
            itShouldBeWhatWaits(database);
        }
    }

    @Test
    void onPostgresItShouldBeWhatWaits() throws Exception {
        PostgresServer server = PostgresServer.shared();
        server.execute("create database backlog");
        try (Database database = Database.open(server.options("backlog"))) {
            itShouldBeWhatWaits(database);
        }
    }

    private static void itShouldBeWhatWaits(Database database) {
        assertThat(Backlog.of(database)).isEqualTo(new Backlog(counts(0, 0), 0, Optional.empty()));
        UserId alice = user(database, "alice");
        JdbiIntents intents = new JdbiIntents(database);
        Intent lost = begin(intents, alice);
        intents.release(lost.lost(false), Duration.ZERO);
        begin(intents, user(database, "bob"));
        assertThat(Backlog.of(database).unfinished()).isEqualTo(counts(1, 1));

        JdbiTicketStore tickets = new JdbiTicketStore(database);
        Ticket older = tickets.add(newTicket(alice, Optional.empty()));
        Ticket newer = tickets.add(newTicket(alice, Optional.empty()));
        assertThat(Backlog.of(database).oldestSync()).contains(older.createdAt());
        tickets.observe(older.id(), shown(asItWas(older), NOW.plusSeconds(60)));
        tickets.observe(newer.id(), shown(asItWas(newer), NOW.plusSeconds(30)));
        assertThat(Backlog.of(database).oldestSync()).contains(NOW.plusSeconds(30));
    }

    private static UserId user(Database database, String name) {
        return new JdbiAccounts(database, Clock.systemUTC())
                .addUser(name, name + "@example.com", Role.USER)
                .id();
    }

    private static Map<IntentState, Long> counts(long sending, long unknown) {
        return Map.of(IntentState.SENDING, sending, IntentState.NOT_SENT, 0L, IntentState.UNKNOWN, unknown);
    }

    private static Intent begin(JdbiIntents intents, UserId owner) {
        NewIntent wish = new NewIntent(
                IntentId.random(new SecureRandom()),
                owner,
                Origin.at("203.0.113.7"),
                Optional.empty(),
                new IntegrationId(1),
                new Wish.OpenTicket(Optional.empty(), newIssue()));
        return intents.begin(wish, Duration.ofHours(1), NOW).intent();
    }

    private static IssueSnapshot asItWas(Ticket ticket) {
        return snapshot(ticket.issue(), ticket.status(), ticket.assignee());
    }
}
