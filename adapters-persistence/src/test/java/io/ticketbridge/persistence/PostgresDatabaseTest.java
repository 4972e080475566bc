package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Secret;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {
    private final PostgresServer server = PostgresServer.shared();

    @Test
    void aServerThatDoesNotAnswerShouldBeToldWithoutItsPassword() {
        DatabaseOptions nowhere = new DatabaseOptions(
                "jdbc:postgresql://127.0.0.1:1/tickets?password=in-the-url", "alice", new Secret("secret"), 2);
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("127.0.0.1:1/tickets")
                .hasMessageNotContaining("in-the-url");
    }

    @Test
    void aWrongPasswordShouldBeToldWithoutIt() throws Exception {
        server.execute("create role careful login password 'right'");
        server.requirePasswordOf("careful");
        assertThatThrownBy(() -> Database.open(server.options("careful", "postgres")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("another user or password")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aMissingDatabaseShouldBeToldAsThat() {
        assertThatThrownBy(() -> Database.open(server.options("nowhere")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("there is no such database");
    }

    /** By translation alone: Flyway would try for nine seconds before it tells. */
    @Test
    void aUserWhoMayNotMakeTablesShouldBeToldAsThat() {
        RuntimeException denied = new IllegalStateException(new SQLException("permission denied", "42501"));
        assertThat(OpeningFailures.translate(denied, server.options("postgres")))
                .hasMessageContaining("may not create tables");
    }

    @Test
    void aDatabaseOfAnotherProgramShouldBeLeftAlone() throws Exception {
        server.execute("create database other");
        server.execute("other", "create table invoices (id bigint)");
        assertThatThrownBy(() -> Database.open(server.options("other")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("tables of another program");
    }

    @Test
    void twoProcessesThatStartAtOnceShouldBothFindTheTables() throws Exception {
        server.execute("create database fresh");
        Thread other = new Thread(() -> Database.open(server.options("fresh")).close());
        other.start();
        try (Database database = Database.open(server.options("fresh"))) {
            other.join();
            long count = database.reading(handle -> handle.createQuery("select count(*) from tickets")
                    .mapTo(Long.class)
                    .one());
            assertThat(count).isZero();
        }
    }
}
