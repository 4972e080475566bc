package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Fixtures;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A store that an older version filled is all there after it was brought up to date. */
class OlderStoreTest {
    private static final UserId ALICE = new UserId(1);
    private static final UserId BOB = new UserId(2);

    @Test
    void whatAnOlderVersionLeftInH2ShouldAllBeThere() {
        DatabaseOptions options = Databases.h2Options("jdbc:h2:mem:" + UUID.randomUUID());
        check(H2.owner(options), options);
    }

    @Test
    void whatAnOlderVersionLeftInPostgresShouldAllBeThere() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        server.execute("create database older");
        DatabaseOptions options = server.options("older");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(options.url());
        source.setUser(options.user());
        source.setPassword(options.password().value());
        check(source, options);
    }

    private static void check(DataSource source, DatabaseOptions options) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        Jdbi.create(source).useHandle(OlderStoreTest::fill);
        try (Database database = Database.open(options)) {
            JdbiTicketStore tickets = new JdbiTicketStore(database);
            assertThat(ids(tickets.list(ALICE, TicketQuery.page(1, 3)))).containsExactly(9L, 7L, 5L);
            assertThat(ids(tickets.list(ALICE, TicketQuery.page(2, 3)))).containsExactly(3L, 1L);
            assertThat(tickets.list(ALICE, TicketQuery.page(1, 3)).total()).isEqualTo(5);
            assertThat(ids(tickets.list(BOB, TicketQuery.page(1, 20)))).containsExactly(4L);
            assertThat(category(tickets, 1)).contains(StatusCategory.NEW);
            assertThat(category(tickets, 9)).isEmpty();
            assertThat(new JdbiCommentStore(database).list(new TicketId(9)))
                    .extracting(written -> written.comment().id())
                    .containsExactly(new CommentId("77"));
            assertThat(new JdbiAccounts(database, Clock.systemUTC()).findUser(BOB))
                    .isPresent();
            Ticket added = tickets.add(Fixtures.newTicket(ALICE, Optional.empty()));
            tickets.remove(new TicketId(5));
            assertThat(ids(tickets.list(ALICE, TicketQuery.page(1, 20))))
                    .containsExactly(added.id().value(), 9L, 7L, 3L, 1L);
        }
    }

    private static Optional<StatusCategory> category(JdbiTicketStore tickets, long id) {
        return tickets.find(new TicketId(id)).orElseThrow().status().category();
    }

    private static List<Long> ids(Page<Ticket> page) {
        return page.items().stream().map(ticket -> ticket.id().value()).toList();
    }

    /** As the first version wrote it, with gaps where tickets were deleted. */
    private static void fill(Handle handle) {
        handle.execute("insert into users (username, email, role) values ('alice', 'alice@example.com', 'USER'),"
                + " ('bob', 'bob@example.com', 'ADMIN')");
        for (int i = 1; i <= 9; i++) {
            handle.execute(
                    "insert into tickets (owner_id, integration_id, issue_id, issue_key, summary, issue_type, priority,"
                            + " status, created_at, updated_at, synced_at) values (?, 1, ?, ?, 'XSS', 'BUG', 'MEDIUM',"
                            + " 'Doing', current_timestamp, current_timestamp, "
                            + (i < 5 ? "null" : "current_timestamp")
                            + ")",
                    i == 4 ? 2 : 1,
                    String.valueOf(i),
                    "SEC-" + i);
        }
        handle.execute("delete from tickets where id in (2, 6, 8)");
        handle.execute("insert into comments (ticket_id, comment_id, author_id, body, created_at, updated_at, present)"
                + " values (9, '77', 1, 'Seen', current_timestamp, current_timestamp, true)");
    }
}
