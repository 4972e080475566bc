package io.ticketbridge.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The connections to the database. An H2 file that H2 has closed itself, as it does after a write that failed, is opened
 * again by a new pool. Every connection of the old one must be gone before the next is made, those among them that were
 * just being made or are in use, for H2 takes no order to abort one; and so must whatever H2 has opened for them
 * ({@link H2Openings}).
 */
final class Pool implements ConnectionFactory, AutoCloseable {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** A server that says nothing for so long will say nothing more: whoever waits must not wait for ever. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /** Nobody keeps a connection for so long, but by a fault of ours. */
    private static final Duration LEAK = Duration.ofSeconds(20);

    /** A statement gives up before whoever sent it; and what is acknowledged is on the disk, whatever the server was told. */
    private static final String SETTINGS = """
            set statement_timeout = '10s';
            set lock_timeout = '10s';
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'""";

    /** Not when it is made, but when a connection is asked for. */
    private static final Duration LATER = Duration.ofMillis(-1);

    /** What fails on a closed database fails at once; whoever still has not done with it by then keeps it as it is. */
    private static final Duration LAST_USE = Duration.ofSeconds(10);

    static {
        // Threads outlive pools; HikariCP would let each keep whatever pool it ever took a connection from.
        System.setProperty("com.zaxxer.hikari.useWeakReferences", "true");
    }

    /** Whoever uses a connection holds the first lock, whoever renews the pool the second. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private final DatabaseOptions options;
    private final Optional<H2Openings> h2;
    private final Optional<H2Sync> disk;
    private HikariDataSource connections;

    /** @throws SQLException where not one connection can be had; a failure of the pool's may tell the same */
    Pool(DatabaseOptions options) throws SQLException {
        this.options = options;
        this.h2 = options.isH2() ? Optional.of(new H2Openings(options, RowsOnly.of(options))) : Optional.empty();
        this.disk = h2.map(openings -> new H2Sync(openings, options));
        this.connections = new HikariDataSource(config(AT_ONCE));
    }

    /** To be called within {@link #use} alone. */
    @Override
    public Connection openConnection() throws SQLException {
        return connections.getConnection();
    }

    /** Once it is given back, nobody gets it again. */
    void evict(Connection connection) {
        dataSource().evictConnection(connection);
    }

    /** Does what takes connections and gives them back; no other pool takes the place of theirs meanwhile. */
    <T> T use(Supplier<T> work) {
        gate.readLock().lock();
        try {
            return work.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Brings to the disk whatever was committed to the H2 file before. */
    void sync() {
        use(() -> {
            disk.ifPresent(H2Sync::sync);
            return true;
        });
    }

    /** Lets every connection that there is now go; where somebody has done so by the time it runs, it does nothing. */
    Runnable renewal() {
        HikariDataSource now = dataSource();
        return () -> renew(now);
    }

    /** The connections that there are now. */
    HikariDataSource dataSource() {
        return use(() -> connections);
    }

    PoolUse use() {
        HikariDataSource now = dataSource();
        HikariPoolMXBean figures = now.getHikariPoolMXBean();
        return new PoolUse(
                figures.getActiveConnections(),
                figures.getIdleConnections(),
                figures.getThreadsAwaitingConnection(),
                now.getMaximumPoolSize());
    }

    @Override
    public void close() {
        dataSource().close();
    }

    private void renew(HikariDataSource old) {
        if (!waitForLastUse()) {
            return;
        }
        try {
            if (connections == old && !old.isClosed()) {
                disk.ifPresent(H2Sync::letGo);
                old.close();
                h2.ifPresent(H2Openings::closeAll);
                connections = new HikariDataSource(config(LATER));
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Whether it came; then the second lock is held. */
    private boolean waitForLastUse() {
        try {
            return gate.writeLock().tryLock(LAST_USE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HikariConfig config(Duration failsAfter) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        h2.ifPresentOrElse(config::setDataSource, () -> useServer(config));
        config.setMaximumPoolSize(options.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(failsAfter.toMillis());
        config.setLeakDetectionThreshold(LEAK.toMillis());
        return config;
    }

    private void useServer(HikariConfig config) {
        config.setJdbcUrl(options.url());
        config.setUsername(options.user());
        config.setPassword(options.password().value());
        config.addDataSourceProperty("ApplicationName", "ticketbridge");
        config.addDataSourceProperty("connectTimeout", SILENCE.toSeconds());
        config.addDataSourceProperty("socketTimeout", SILENCE.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.setConnectionInitSql(SETTINGS);
    }
}
