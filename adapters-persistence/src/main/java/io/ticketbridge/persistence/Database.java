package io.ticketbridge.persistence;

import io.ticketbridge.domain.Refusal;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The database, open and up to date, and the one place that decides when something is stored for good.
 *
 * <p>H2's defaults lose acknowledged commits: it writes up to half a second later and never syncs on commit. So it runs
 * with {@code WRITE_DELAY=0} and one writer at a time, which covers a killed process, and a durable write ends with
 * {@code CHECKPOINT SYNC}, which covers a power cut; all who come while another writes share both.
 * {@code RETENTION_TIME} stays at H2's 45 s: quick writes are not synced, and until the next sync only the old chunks are sure
 * to be on the disk. PostgreSQL syncs by itself ({@code synchronous_commit}).
 */
public final class Database implements AutoCloseable {
    private final Pool pool;
    private final Jdbi jdbi;
    private final DatabaseOptions options;
    private final Outages outages;
    private final Optional<H2Writes> writes;

    private Database(Pool pool, DatabaseOptions options) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).registerArgument(new Moments()).registerArgument(new Spans());
        this.options = options;
        if (options.isFile()) {
            this.writes = Optional.of(new H2Writes(new H2Transactions(jdbi, pool), pool::sync));
            this.outages = new Outages(pool::renewal);
        } else {
            this.writes = Optional.empty();
            this.outages = new Outages(() -> () -> {});
        }
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws DatabaseUnusable where that cannot be done
     */
    public static Database open(DatabaseOptions options) {
        if (options.isFile() && H2File.isCutOff(options.file())) {
            throw OpeningFailures.damaged(options);
        }
        try {
            migrate(options);
            return new Database(new Pool(options), options);
        } catch (SQLException | RuntimeException unusable) {
            DatabaseUnusable told = OpeningFailures.translate(unusable, options);
            letGo(options, told);
            throw told;
        }
    }

    /**
     * Runs a transaction. Once this returns, neither a killed process nor a power cut undoes it. Where it throws, the
     * transaction may have been committed all the same.
     *
     * @throws io.ticketbridge.domain.Refusal.StoreUnavailable where the database does not work for now
     */
    <T> T durably(HandleCallback<T, RuntimeException> work) {
        return write(work, true);
    }

    /**
     * Returns once whatever was read before cannot be undone any more: H2 shows a commit before it is on the disk, PostgreSQL
     * does not.
     *
     * @throws io.ticketbridge.domain.Refusal.StoreUnavailable where the database does not work for now
     */
    void harden() {
        if (writes.isPresent()) {
            write(handle -> true, true);
        }
    }

    /** Runs a transaction that acknowledges nothing to anybody: a power cut may undo it, a killed process does not. */
    <T> T quickly(HandleCallback<T, RuntimeException> work) {
        return write(work, false);
    }

    private <T> T write(HandleCallback<T, RuntimeException> work, boolean durable) {
        return outages.told(() ->
                writes.isPresent() ? writes.get().write(work, durable) : pool.use(() -> jdbi.inTransaction(work)));
    }

    <T> T reading(HandleCallback<T, RuntimeException> query) {
        return outages.told(() -> pool.use(() -> jdbi.withHandle(query)));
    }

    /** Whether requests can be served from it just now, its tables included. */
    public boolean works() {
        try {
            return reading(handle -> handle.createQuery("select id from audit_chain")
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
        } catch (Refusal.StoreUnavailable away) {
            return false;
        }
    }

    /** How its connections are used just now. */
    public PoolUse poolUse() {
        return pool.use();
    }

    /** How many wait until another has written to the H2 file. */
    public int writersWaiting() {
        return writes.map(H2Writes::waiting).orElse(0);
    }

    /** Whether it is this process's alone, for as long as it is open. */
    public boolean isEmbedded() {
        return options.isH2();
    }

    /** Closes it cleanly; an H2 file is compacted. To close it twice does nothing. */
    @Override
    public void close() {
        if (pool.dataSource().isClosed()) {
            return;
        }
        pool.close();
        if (options.isH2()) {
            H2.shutDown(options);
        }
    }

    @Override
    public String toString() {
        return "Database[" + options.place() + "]";
    }

    /** No pattern is ignored, so that a store which is newer than this program is refused and not used. */
    private static void migrate(DatabaseOptions options) {
        FluentConfiguration flyway = Flyway.configure(Database.class.getClassLoader());
        flyway = options.isH2()
                ? flyway.dataSource(H2.owner(options))
                : flyway.dataSource(
                        options.url(), options.user(), options.password().value());
        flyway.locations("classpath:db/migration")
                .ignoreMigrationPatterns(new String[0])
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /** H2 would keep its file open after the last connection, for it was told that closing is up to us. */
    private static void letGo(DatabaseOptions options, DatabaseUnusable told) {
        if (options.isH2()) {
            try {
                H2.letGo(options);
            } catch (IllegalStateException unclean) {
                told.addSuppressed(unclean);
            }
        }
    }
}
