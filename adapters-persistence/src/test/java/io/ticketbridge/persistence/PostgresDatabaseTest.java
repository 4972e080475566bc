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
    void whatIsAcknowledgedShouldBeSyncedAndNothingWaitedForWithoutEnd() throws Exception {
        server.execute("create database hasty");
        server.execute("alter database hasty set synchronous_commit = off");
        try (Database database = Database.open(server.options("hasty"))) {
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "statement_timeout")).isEqualTo("10s");
            assertThat(setting(database, "lock_timeout")).isEqualTo("10s");
        }
        server.execute("alter database hasty set synchronous_commit = remote_apply");
        try (Database database = Database.open(server.options("hasty"))) {
            assertThat(setting(database, "synchronous_commit")).isEqualTo("remote_apply");
        }
    }

    private static String setting(Database database, String name) {
        return database.reading(handle -> handle.createQuery("select current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
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
