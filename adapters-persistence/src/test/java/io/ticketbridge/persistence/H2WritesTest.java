package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2WritesTest {
    private static final int WAITING = 20;
    private static final int BROKEN = 7;
    private static final int FAR = 1_000;

    private final Jdbi jdbi = Jdbi.create("jdbc:h2:mem:writes;DB_CLOSE_DELAY=-1");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger syncs = new AtomicInteger();
    private final Semaphore turns = new Semaphore(0);
    private final H2Writes writes = new H2Writes(this::transact, syncs::incrementAndGet);

    @BeforeEach
    void create() {
        jdbi.useHandle(handle -> handle.execute("create table t (n int primary key)"));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        jdbi.useHandle(handle -> handle.execute("drop table t"));
    }

    @Test
    void whoeverComesWhileAnotherWritesShouldShareATransactionAndASync() throws Exception {
        Future<Integer> first = threads.submit(() -> write(0));
        Awaitility.await().until(() -> transactions.get() == 1);
        List<Future<Integer>> others = writeMany();
        turns.release(2);
        assertThat(first.get()).isZero();
        for (int n = 1; n <= WAITING; n++) {
            assertThat(others.get(n - 1).get()).isEqualTo(n);
        }
        assertThat(rows()).hasSize(2 * (1 + WAITING));
        assertThat(transactions.get()).isEqualTo(2);
        assertThat(syncs.get()).isEqualTo(2);
    }

    @Test
    void whatFailsShouldLeaveNothingAndTheOthersAsTheyAre() throws Exception {
        turns.release();
        write(BROKEN);
        jdbi.useHandle(handle -> handle.execute("delete from t where n = ?", FAR + BROKEN));
        Future<Integer> first = threads.submit(() -> write(0));
        Awaitility.await().until(() -> transactions.get() == 2);
        List<Future<Integer>> others = writeMany();
        turns.release(2);
        first.get();
        Future<Integer> broken = others.remove(BROKEN - 1);
        for (Future<Integer> other : others) {
            other.get();
        }
        assertThatThrownBy(broken::get).hasRootCauseInstanceOf(SQLException.class);
        assertThat(rows()).hasSize(2 * WAITING + 1).contains(BROKEN).doesNotContain(FAR + BROKEN);
    }

    @Test
    void whatIsQuickShouldNotWaitForTheDisk() {
        turns.release();
        writes.write(insert(0), false);
        assertThat(rows()).containsExactly(0, FAR);
        assertThat(syncs.get()).isZero();
    }

    private List<Future<Integer>> writeMany() {
        List<Future<Integer>> others = new ArrayList<>();
        for (int n = 1; n <= WAITING; n++) {
            int number = n;
            others.add(threads.submit(() -> write(number)));
            Awaitility.await().until(() -> writes.waiting() == number);
        }
        return others;
    }

    private int write(int n) {
        return writes.write(insert(n), true);
    }

    private static HandleCallback<Integer, RuntimeException> insert(int n) {
        return handle -> {
            handle.execute("insert into t values (?)", FAR + n);
            handle.execute("insert into t values (?)", n);
            return n;
        };
    }

    private void transact(HandleCallback<Boolean, RuntimeException> work) {
        transactions.incrementAndGet();
        turns.acquireUninterruptibly();
        jdbi.inTransaction(work);
    }

    private List<Integer> rows() {
        return jdbi.withHandle(handle -> handle.createQuery("select n from t order by n")
                .mapTo(Integer.class)
                .list());
    }
}
