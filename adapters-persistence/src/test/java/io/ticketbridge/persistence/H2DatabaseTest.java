package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.UserId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2DatabaseTest {
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

    @ParameterizedTest
    @ValueSource(ints = {3, 5_000, 12_000})
    void aDamagedFileShouldBeToldFromALockedOne(int size) throws Exception {
        Database.open(Databases.h2File(folder)).close();
        Path file = folder.resolve("ticketbridge.mv.db");
        assertThat(Files.size(file)).isGreaterThan(size);
        Files.write(file, Arrays.copyOf(new byte[] {1, 2, 3}, size));
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
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> Database.open(Databases.h2File(folder)))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("newer release");
        }
    }

    @Test
    void aRefusedFileShouldBeLeftFreeForTheProgramThatCanOpenIt() throws Exception {
        aStoreThatIsNewerThanTheProgramShouldBeRefused();
        try (FileChannel file = FileChannel.open(folder.resolve("ticketbridge.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            assertThat(lock.isValid()).isTrue();
        }
    }

    /** H2 begins with two blocks of 4 KiB that say where the rest is; a file that ends behind them it takes for an empty one. */
    @Test
    void aFileThatEndsWithinItsHeadShouldBeRefused() throws Exception {
        Database.open(Databases.h2File(folder)).close();
        try (FileChannel file = FileChannel.open(folder.resolve("ticketbridge.mv.db"), StandardOpenOption.WRITE)) {
            file.truncate(6_000);
        }
        assertThatThrownBy(() -> Database.open(Databases.h2File(folder))).isInstanceOf(DatabaseUnusable.class);
    }

    @Test
    void aFileInANewerFormatOfH2ShouldBeToldFromADamagedOne() throws Exception {
        Database.open(Databases.h2File(folder)).close();
        H2Files.claimFormat(folder.resolve("ticketbridge.mv.db"), 99);
        assertThatThrownBy(() -> Database.open(Databases.h2File(folder)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("another version of H2");
    }

    @Test
    void aFolderThatCannotBeMadeShouldBeToldInASentence() throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Database.open(Databases.h2File(inTheWay)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("cannot be read or written");
    }

    @Test
    void toCloseTwiceShouldDoNothing() {
        Database database = Database.open(Databases.h2File(folder));
        database.close();
        database.close();
        assertThat(folder).isDirectoryContaining("glob:**/ticketbridge.mv.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:./data/tickets", "jdbc:h2:tcp://db/tickets", "jdbc:mysql://db/tickets", "tickets"})
    void anAddressWhoseDurabilityIsNotKnownShouldBeRefused(String url) {
        assertThatThrownBy(() -> Databases.h2Options(url))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("TICKETBRIDGE_DATABASE_URL");
    }

    @Test
    void optionsShouldNotShowAPassword() {
        DatabaseOptions options = new DatabaseOptions(
                "jdbc:postgresql://alice:hidden@db/tickets?password=hidden", "alice", new Secret("hidden"), 2);
        assertThat(options).hasToString("DatabaseOptions[jdbc:postgresql://db/tickets]");
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

    /** So it is when H2 has closed itself after a write that failed, and a request comes first. */
    @Test
    void itsSettingsShouldHoldWhoeverOpensIt() throws SQLException {
        DatabaseOptions options = Databases.h2File(folder);
        try (Database database = Database.open(options)) {
            H2.letGo(options);
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Refusal.StoreUnavailable.class)
                    .untilAsserted(
                            () -> assertThat(setting(database, "WRITE_DELAY")).containsOnly("0"));
            assertThat(setting(database, "DB_CLOSE_DELAY")).containsOnly("-1");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.trace.db");
    }

    private static Set<String> setting(Database database, String name) {
        return database.reading(handle -> handle.createQuery(
                        "select setting_value from information_schema.settings where setting_name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .set());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create alias runs for 'java.lang.System.getProperty(java.lang.String)'",
                "select file_read('/etc/hostname')",
                "select * from csvread('/etc/passwd')",
                "call csvwrite('/tmp/out.csv', 'select * from api_keys')",
                "script to '/tmp/out.sql'",
                "runscript from '/tmp/in.sql'",
                "backup to '/tmp/out.zip'",
                "create linked table other('', 'jdbc:h2:mem:other', '', '', 'tickets')",
                "create user other password '' admin",
                "alter user rows_only admin true",
                "drop table tickets",
                "set write_delay 500",
                "shutdown"
            })
    void whoServesRequestsShouldReadAndWriteRowsAlone(String smuggledIn) {
        try (Database database = Database.open(Databases.h2File(folder))) {
            assertThatThrownBy(() -> database.reading(handle -> handle.execute(smuggledIn)))
                    .rootCause()
                    .extracting(refused -> ((SQLException) refused).getErrorCode())
                    .isIn(ErrorCode.ADMIN_RIGHTS_REQUIRED, ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1);
            assertThat(database.<Long>reading(handle -> handle.createQuery("select count(*) from tickets")
                            .mapTo(Long.class)
                            .one()))
                    .isZero();
        }
    }
}
