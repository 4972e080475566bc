package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that does not work for now is told as that, and is used again as soon as it works. */
class OutagesTest {
    /** As long as it takes on a busy machine; it is no goal. */
    private static final Duration TO_WORK_AGAIN = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFullDiskShouldLoseNothingAndBeWrittenAgainOnceThereIsSpace() {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try (Database database = Database.open(onAFullDisk())) {
            Writing writing = new Writing(new JdbiTicketStore(database), alice(database));
            for (int writer = 1; writer <= 4; writer++) {
                Future<?> unused = writers.submit(writing);
            }
            for (int times = 1; times <= 3; times++) {
                writing.awaitSome(writing.acknowledged);
                FullDisk.FULL.set(true);
                writing.awaitSome(writing.refused);
                FullDisk.FULL.set(false);
            }
            writing.awaitSome(writing.acknowledged);
            writing.enough.set(true);
            writers.shutdown();
            Awaitility.await().until(writers::isTerminated);
            assertThat(writing.acknowledged)
                    .allSatisfy(id -> assertThat(writing.tickets.find(id)).isPresent());
        } finally {
            writers.shutdownNow();
            FullDisk.FULL.set(false);
        }
    }

    /** Where it is too big to be kept in memory until its end. */
    @Test
    @Timeout(threadMode = Timeout.ThreadMode.SEPARATE_THREAD, value = 60)
    void aTransactionDuringWhichTheDiskIsFullShouldEnd() {
        try (Database database = Database.open(onAFullDisk())) {
            UserId alice = alice(database);
            FullDisk.FULL.set(true);
            assertThatThrownBy(() -> database.durably(OutagesTest::addMany))
                    .isInstanceOf(Refusal.StoreUnavailable.class);
            FullDisk.FULL.set(false);
            assertThat(add(new JdbiTicketStore(database), alice)).isNotNull();
            int users = database.reading(handle -> handle.createQuery("select count(*) from users")
                    .mapTo(Integer.class)
                    .one());
            assertThat(users).isOne();
        } finally {
            FullDisk.FULL.set(false);
        }
    }

    private static int addMany(Handle handle) {
        return handle.execute("insert into users (username, email, role)"
                + " select 'user' || x, repeat('e', 250), 'user' from system_range(1, 100000)");
    }

    @Test
    void whereNoConnectionIsFreeThatShouldBeToldAndPass() throws Exception {
        DatabaseOptions two = new DatabaseOptions("jdbc:h2:mem:busy", "ticketbridge", new Secret(""), 2);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(2);
        ExecutorService other = Executors.newCachedThreadPool();
        try (Database database = Database.open(two)) {
            UserId alice = alice(database);
            for (int holder = 1; holder <= 2; holder++) {
                Future<?> unused = other.submit(() -> database.reading(handle -> {
                    taken.countDown();
                    return await(done);
                }));
            }
            taken.await();
            assertThatThrownBy(() -> add(new JdbiTicketStore(database), alice))
                    .isInstanceOf(Refusal.StoreUnavailable.class);
            done.countDown();
            assertThat(add(new JdbiTicketStore(database), alice)).isNotNull();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aServerThatStopsShouldBeUsedAgainOnceItRuns() throws Exception {
        PostgresServer server = PostgresServer.shared();
        server.execute("create database stops");
        try (Database database = Database.open(server.options("stops"))) {
            JdbiTicketStore tickets = new JdbiTicketStore(database);
            UserId alice = alice(database);
            server.execute("alter database stops allow_connections false");
            server.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'stops'");
            assertThatThrownBy(() -> add(tickets, alice)).isInstanceOf(Refusal.StoreUnavailable.class);
            assertThat(database.works()).isFalse();
            server.execute("alter database stops allow_connections true");
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(Refusal.StoreUnavailable.class)
                    .until(() -> add(tickets, alice) != null);
            assertThat(database.works()).isTrue();
        }
    }

    /** Its host went away, or its process stands still: nothing comes, not even an end. */
    @Test
    void aServerThatSaysNothingShouldBeToldAndNotBeWaitedFor() throws Exception {
        PostgresServer server = PostgresServer.shared();
        server.execute("create database silent");
        try (Database database = Database.open(withParameter(server.options("silent"), "socketTimeout=1"))) {
            JdbiTicketStore tickets = new JdbiTicketStore(database);
            UserId alice = alice(database);
            List<Long> stopped = server.processesOf("silent");
            signal("STOP", stopped);
            try {
                assertThatThrownBy(() -> add(tickets, alice)).isInstanceOf(Refusal.StoreUnavailable.class);
                Awaitility.await()
                        .ignoreExceptionsInstanceOf(Refusal.StoreUnavailable.class)
                        .until(() -> add(tickets, alice) != null);
            } finally {
                signal("CONT", stopped);
            }
        }
    }

    private static DatabaseOptions withParameter(DatabaseOptions options, String parameter) {
        String url = options.url() + (options.url().contains("?") ? "&" : "?") + parameter;
        return new DatabaseOptions(url, options.user(), options.password(), options.poolSize());
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        for (long process : processes) {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    @Test
    void anInterruptionShouldWaitUntilTheDatabaseIsDone() {
        try (Database database = Database.open(Databases.h2File(folder))) {
            UserId alice = alice(database);
            JdbiTicketStore tickets = new JdbiTicketStore(database);
            Thread.currentThread().interrupt();
            TicketId id = add(tickets, alice);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(tickets.find(id)).isPresent();
        }
    }

    @Test
    void aFaultOfOursShouldStayOne() {
        try (Database database = Databases.h2()) {
            assertThatThrownBy(() -> database.durably(handle -> handle.execute("select no_such_column from tickets")))
                    .isNotInstanceOf(Refusal.class);
        }
    }

    private DatabaseOptions onAFullDisk() {
        return Databases.h2Options("jdbc:h2:file:" + FullDisk.folder(folder) + "/ticketbridge");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private static TicketId add(JdbiTicketStore tickets, UserId owner) {
        return tickets.add(newTicket(owner, Optional.empty())).id();
    }

    private static UserId alice(Database database) {
        return new JdbiAccounts(database, Clock.systemUTC())
                .addUser("alice", "alice@example.com", Role.USER)
                .id();
    }

    /** Writes one ticket after the other until it is enough, and keeps what was said of each. */
    private record Writing(
            JdbiTicketStore tickets,
            UserId owner,
            Queue<TicketId> acknowledged,
            Queue<Refusal> refused,
            AtomicBoolean enough)
            implements Runnable {
        Writing(JdbiTicketStore tickets, UserId owner) {
            this(tickets, owner, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new AtomicBoolean());
        }

        @Override
        public void run() {
            while (!enough.get()) {
                try {
                    acknowledged.add(add(tickets, owner));
                } catch (Refusal.StoreUnavailable told) {
                    refused.add(told);
                }
            }
        }

        /** Waits until it has some more of these. */
        void awaitSome(Queue<?> said) {
            int before = said.size();
            Awaitility.await().atMost(TO_WORK_AGAIN).until(() -> said.size() > before + 4);
        }
    }
}
