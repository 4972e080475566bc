package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.UserId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatWasStoredShouldBeThereAfterARestart() {
        Ticket stored;
        try (Database database = Database.open(Databases.h2File(folder))) {
            UserId owner = new JdbiAccounts(database, Clock.systemUTC())
                    .addUser("alice", "alice@example.com", Role.USER)
                    .id();
            stored = new JdbiTicketStore(database).add(newTicket(owner, Optional.empty()));
        }
        try (Database database = Database.open(Databases.h2File(folder))) {
            assertThat(new JdbiTicketStore(database).find(stored.id())).contains(stored);
        }
    }

    @Test
    void aFileThatAnotherProcessHasOpenShouldBeRefusedAndLeftUnharmed() throws Exception {
        Process other = OtherProcess.start(folder);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(output.readLine()).isNotNull();
            assertThatThrownBy(() -> Database.open(Databases.h2File(folder)))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("another process has it open");
            assertThat(output.readLine()).isNotNull();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDamagedFileShouldBeToldFromALockedOne() throws Exception {
        Database.open(Databases.h2File(folder)).close();
        Path file = folder.resolve("ticketbridge.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(new byte[] {1, 2, 3}, bytes.length / 2));
        assertThatThrownBy(() -> Database.open(Databases.h2File(folder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aStoreThatIsNewerThanTheProgramShouldBeRefused() {
        try (Database database = Database.open(Databases.h2File(folder))) {
            database.quickly(handle -> handle.execute("""
                    insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                      "checksum", "installed_by", "execution_time", "success")
                    values (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 1, 'x', 1, true)"""));
        }
        assertThatThrownBy(() -> Database.open(Databases.h2File(folder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("newer release");
    }

    @Test
    void aWrongPasswordShouldBeToldWithoutTheRightOne() {
        Database.open(Databases.h2File(folder)).close();
        DatabaseOptions right = Databases.h2File(folder);
        DatabaseOptions wrong = new DatabaseOptions(right.url(), right.user(), new Secret("wrong-secret"), 2);
        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("another user or password")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void aPostgresThatDoesNotAnswerShouldBeToldWithoutItsPassword() {
        DatabaseOptions nowhere = new DatabaseOptions(
                "jdbc:postgresql://127.0.0.1:1/tickets?password=in-the-url", "alice", new Secret("secret"), 2);
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("127.0.0.1:1/tickets")
                .hasMessageNotContaining("in-the-url");
    }
}
