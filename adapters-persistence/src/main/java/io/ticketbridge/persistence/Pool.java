package io.ticketbridge.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The connections to the database. An H2 file that H2 has closed itself, as it does after a write that failed, is opened
 * again by a new pool. Every connection of the old one must be gone before the next is made, those among them that were
 * just being made: the last one of the closed database, when it goes, takes the name out of H2's list, and with it the
 * database that was opened under this name meanwhile. That one would stay locked for good.
 */
final class Pool implements ConnectionFactory, AutoCloseable {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** Not when it is made, but when a connection is asked for. */
    private static final Duration LATER = Duration.ofMillis(-1);

    /** Whoever takes a connection holds the first lock, whoever renews the pool the second. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private final DatabaseOptions options;
    private final Optional<RowsOnly> h2;
    private final H2Sync disk;
    private HikariDataSource connections;

    /** @throws SQLException where not one connection can be had; a failure of the pool's may tell the same */
    Pool(DatabaseOptions options) throws SQLException {
        this.options = options;
        this.disk = new H2Sync(options);
        this.h2 = options.isH2() ? Optional.of(RowsOnly.of(options)) : Optional.empty();
        this.connections = new HikariDataSource(config(AT_ONCE));
    }

    @Override
    public Connection openConnection() throws SQLException {
        gate.readLock().lock();
        try {
            return connections.getConnection();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Brings to the disk whatever was committed to the H2 file before. */
    void sync() {
        gate.readLock().lock();
        try {
            disk.sync();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Lets every connection that there is now go; where somebody has done so by the time it runs, it does nothing. */
    Runnable renewal() {
        HikariDataSource now = dataSource();
        return () -> renew(now);
    }

    /** The connections that there are now. */
    HikariDataSource dataSource() {
        gate.readLock().lock();
        try {
            return connections;
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void close() {
        dataSource().close();
    }

    private void renew(HikariDataSource old) {
        gate.writeLock().lock();
        try {
            if (connections == old && !old.isClosed()) {
                disk.letGo();
                old.close();
                connections = new HikariDataSource(config(LATER));
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    private HikariConfig config(Duration failsAfter) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        h2.ifPresentOrElse(user -> useH2(config, user), () -> useServer(config));
        config.setMaximumPoolSize(options.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(failsAfter.toMillis());
        return config;
    }

    private void useH2(HikariConfig config, RowsOnly user) {
        config.setJdbcUrl(H2.urlForOthers(options));
        config.setUsername(RowsOnly.USER);
        config.setPassword(user.password());
    }

    private void useServer(HikariConfig config) {
        config.setJdbcUrl(options.url());
        config.setUsername(options.user());
        config.setPassword(options.password().value());
        config.addDataSourceProperty("ApplicationName", "ticketbridge");
    }
}
