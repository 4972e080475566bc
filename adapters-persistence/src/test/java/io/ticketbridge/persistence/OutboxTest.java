package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Fixtures;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An event is there exactly where its change is, and nobody who reads on passes one over. */
class OutboxTest {
    @Test
    void onPostgresNobodyShouldPassOverWhatIsCommittedLater() throws Exception {
        PostgresServer.shared().execute("create database interleaved");
        try (Database database = Database.open(PostgresServer.shared().options("interleaved"))) {
            whatIsCommittedLaterShouldComeLater(database);
        }
    }

    @Test
    void onPostgresAChangeThatIsUndoneShouldLeaveNoEvent() throws Exception {
        PostgresServer.shared().execute("create database undone");
        try (Database database = Database.open(PostgresServer.shared().options("undone"))) {
            aChangeThatIsUndoneShouldLeaveNoEvent(database);
        }
    }

    @Test
    void onH2AChangeThatIsUndoneShouldLeaveNoEvent() {
        try (Database database = Databases.h2()) {
            aChangeThatIsUndoneShouldLeaveNoEvent(database);
        }
    }

    /** The transaction that wrote first commits last, after everything else was read to the end. */
    private static void whatIsCommittedLaterShouldComeLater(Database database) throws Exception {
        User alice = user(database, "alice");
        User bob = user(database, "bob");
        JdbiEvents events = new JdbiEvents(database);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<Ticket> slow = CompletableFuture.supplyAsync(() -> database.durably(handle -> {
            Ticket ticket = JdbiTicketStore.insert(handle, newTicket(alice.id(), Optional.empty()), Fixtures.READ);
            written.countDown();
            await(read);
            return ticket;
        }));
        await(written);
        Ticket quick = new JdbiTicketStore(database).add(newTicket(bob.id(), Optional.empty()));
        EventPage first = settled(events, new EventsFrom.Oldest());
        read.countDown();
        Ticket late = slow.get(10, TimeUnit.SECONDS);
        assertThat(late.id().value()).isLessThan(quick.id().value());
        EventPage second = settled(events, new EventsFrom.After(first.next()));
        assertThat(tickets(first)).containsExactly(quick.id());
        assertThat(tickets(second)).containsExactly(late.id());
    }

    private static void aChangeThatIsUndoneShouldLeaveNoEvent(Database database) {
        User alice = user(database, "alice");
        JdbiEvents events = new JdbiEvents(database);
        assertThatThrownBy(() -> database.durably(handle -> {
                    JdbiTicketStore.insert(handle, newTicket(alice.id(), Optional.empty()), Fixtures.READ);
                    throw new IllegalStateException("after the change");
                }))
                .hasMessage("after the change");
        assertThat(settled(events, new EventsFrom.Oldest()).events()).isEmpty();
        Ticket kept = new JdbiTicketStore(database).add(newTicket(alice.id(), Optional.empty()));
        assertThat(tickets(settled(events, new EventsFrom.Oldest()))).containsExactly(kept.id());
    }

    private static EventPage settled(JdbiEvents events, EventsFrom from) {
        events.settle(100);
        User root = new User(new UserId(1_000), "root", "root@example.com", Role.ADMIN);
        return events.read(new Viewer(root, Map.of(), Optional.empty(), Origin.HERE), from, 100)
                .orElseThrow();
    }

    private static List<TicketId> tickets(EventPage page) {
        return page.events().stream()
                .map(event -> event.subject().ticket().orElseThrow())
                .toList();
    }

    private static User user(Database database, String name) {
        return new JdbiAccounts(database, Clock.systemUTC()).addUser(name, name + "@example.com", Role.USER);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
