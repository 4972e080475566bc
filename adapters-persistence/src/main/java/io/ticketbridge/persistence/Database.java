package io.ticketbridge.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The database, open and up to date, and the one place that decides when something is stored for good.
 *
 * <p>H2's defaults lose acknowledged commits: it writes up to half a second later and never syncs on commit. So it runs
 * with {@code WRITE_DELAY=0}, which covers a killed process, and a durable write ends with {@code CHECKPOINT SYNC}, which
 * covers a power cut. PostgreSQL syncs by itself ({@code synchronous_commit}).
 */
public final class Database implements AutoCloseable {
    /** Ours to close, written at once; see docs/adr/0006. */
    private static final String H2_SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;DB_CLOSE_DELAY=-1";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final DatabaseOptions options;

    private Database(HikariDataSource pool, DatabaseOptions options) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.options = options;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws DatabaseUnusable where that cannot be done
     */
    public static Database open(DatabaseOptions options) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(poolConfig(options));
            migrate(pool);
            return new Database(pool, options);
        } catch (RuntimeException unusable) {
            if (pool != null) {
                pool.close();
            }
            throw OpeningFailures.translate(unusable, options);
        }
    }

    /** Runs a transaction. Once this returns, neither a killed process nor a power cut undoes it. */
    <T> T durably(HandleCallback<T, RuntimeException> work) {
        return jdbi.withHandle(handle -> {
            T result = handle.inTransaction(work);
            sync(handle);
            return result;
        });
    }

    /** Runs a transaction that acknowledges nothing to anybody: a power cut may undo it, a killed process does not. */
    void quickly(HandleConsumer<RuntimeException> work) {
        jdbi.useTransaction(work);
    }

    <T> T reading(HandleCallback<T, RuntimeException> query) {
        return jdbi.withHandle(query);
    }

    /** Closes it cleanly; an H2 file is compacted. */
    @Override
    public void close() {
        pool.close();
        if (options.isH2()) {
            shutDownH2();
        }
    }

    /** On a connection of its own, for it ends the connection that it runs on. */
    private void shutDownH2() {
        String url = options.url() + H2_SETTINGS;
        try (Connection connection = DriverManager.getConnection(
                        url, options.user(), options.password().value());
                Statement statement = connection.createStatement()) {
            statement.execute(options.isFile() ? "SHUTDOWN COMPACT" : "SHUTDOWN");
        } catch (SQLException unclean) {
            throw new IllegalStateException("H2 did not shut down cleanly", unclean);
        }
    }

    private void sync(Handle handle) {
        if (options.isFile()) {
            handle.execute("CHECKPOINT SYNC");
        }
    }

    private static HikariConfig poolConfig(DatabaseOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(options.isH2() ? options.url() + H2_SETTINGS : options.url());
        config.setUsername(options.user());
        config.setPassword(options.password().value());
        config.setMaximumPoolSize(options.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        if (!options.isH2()) {
            config.addDataSourceProperty("ApplicationName", "ticketbridge");
        }
        return config;
    }

    /** No pattern is ignored, so that a store which is newer than this program is refused and not used. */
    private static void migrate(HikariDataSource pool) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(new String[0])
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    @Override
    public String toString() {
        return "Database[" + (options.isH2() ? "H2" : "PostgreSQL").toLowerCase(Locale.ROOT) + "]";
    }
}
