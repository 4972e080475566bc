package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transaction is in the file as a whole or not at all, whenever the process is killed (docs/adr/0006-h2-is-pinned.md). */
class H2WholeTransactionsTest {
    private static final int DEATHS = Integer.getInteger("deaths", 10);
    /** All that was ever written to a file is looked at after each death. */
    private static final int IN_ONE_FILE = 20;

    private static final int WRITERS = 8;
    private static final int LONGEST_LIFE = 60;
    private static final List<String> TABLES = List.of("a", "b", "c", "d", "e");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong numbers = new AtomicLong();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void nothingShouldBeWrittenWhileATransactionIsUnderWay() throws Exception {
        DatabaseOptions options = onADisk("one");
        try (Database database = Database.open(options)) {
            createTables(options);
            CountDownLatch under = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            Future<?> first = threads.submit(() -> database.durably(handle -> {
                insert(handle, 1, TABLES.subList(0, 2));
                under.countDown();
                await(go);
                return insert(handle, 1, TABLES.subList(2, TABLES.size()));
            }));
            await(under);
            long written = DyingDisk.writes();
            List<Thread> second = new CopyOnWriteArrayList<>();
            Future<?> other = threads.submit(() -> {
                second.add(Thread.currentThread());
                return database.durably(handle -> insert(handle, 2, TABLES));
            });
            Awaitility.await().until(() -> other.isDone() || waits(second));
            assertThat(DyingDisk.writes()).isEqualTo(written);
            assertThat(other.isDone()).isFalse();
            go.countDown();
            first.get();
            other.get();
            assertThat(DyingDisk.writes()).isGreaterThan(written);
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void everyDeathShouldLeaveWholeTransactionsAndAllThatWereAcknowledged() throws Exception {
        for (int first = 0; first < DEATHS; first += IN_ONE_FILE) {
            dieAgainAndAgain(onADisk("from-" + first), first, Math.min(DEATHS, first + IN_ONE_FILE));
        }
    }

    private void dieAgainAndAgain(DatabaseOptions options, int first, int end) throws Exception {
        List<Long> acknowledged = new ArrayList<>();
        for (int death = first; death < end; death++) {
            acknowledged.addAll(writeUntilDeath(options, 1 + death * LONGEST_LIFE / DEATHS));
            try (Database database = Database.open(options)) {
                List<Set<Long>> left =
                        TABLES.stream().map(table -> numbers(database, table)).toList();
                assertThat(left).as("tables after death %d", death).containsOnly(left.get(0));
                assertThat(left.get(0)).containsAll(acknowledged);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(end - first);
    }

    /** The numbers that were acknowledged. */
    private List<Long> writeUntilDeath(DatabaseOptions options, int life) throws Exception {
        try (Database database = Database.open(options)) {
            createTables(options);
            DyingDisk.dieAfter(life);
            List<Future<List<Long>>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> writeUntilDeath(database)))
                    .toList();
            List<Long> acknowledged = new ArrayList<>();
            for (Future<List<Long>> writer : writers) {
                acknowledged.addAll(writer.get());
            }
            DyingDisk.revive();
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Refusal.StoreUnavailable.class)
                    .until(() -> database.durably(handle -> handle.execute("delete from a where number = 0")) == 0);
            return acknowledged;
        }
    }

    private List<Long> writeUntilDeath(Database database) {
        List<Long> acknowledged = new ArrayList<>();
        try {
            while (true) {
                long number = numbers.incrementAndGet();
                database.durably(handle -> insert(handle, number, TABLES));
                acknowledged.add(number);
            }
        } catch (Refusal.StoreUnavailable dead) {
            return acknowledged;
        }
    }

    private DatabaseOptions onADisk(String name) {
        return Databases.h2Options("jdbc:h2:file:" + DyingDisk.folder(folder.resolve(name)) + "/ticketbridge");
    }

    private static void createTables(DatabaseOptions options) throws SQLException {
        try (Connection owner = H2.owner(options).getConnection();
                Statement statement = owner.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table if not exists " + table + " (number bigint primary key)");
            }
        }
    }

    private static boolean insert(Handle handle, long number, List<String> tables) {
        tables.forEach(table -> handle.execute("insert into " + table + " values (?)", number));
        return true;
    }

    private static Set<Long> numbers(Database database, String table) {
        return database.reading(handle -> handle.createQuery("select number from " + table)
                .mapTo(Long.class)
                .set());
    }

    private static boolean waits(List<Thread> one) {
        return !one.isEmpty() && one.get(0).getState() == Thread.State.WAITING;
    }

    private static void await(CountDownLatch latch) {
        Awaitility.await().until(() -> latch.getCount() == 0);
    }
}
