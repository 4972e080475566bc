package io.ticketbridge.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs transactions on H2. One that fails takes its session with it, without another statement: where H2 has closed itself
 * because a write failed, a rollback fails too, and the next statement of the session, be it the one that turns auto-commit on
 * again, runs for ever ({@code Transaction.closeIt} and {@code releaseSnapshot} each give back the version it has used, and
 * {@code MVStore.registerVersionUsage} waits for a newer one; H2 2.4.240).
 */
final class H2Transactions implements Consumer<HandleCallback<Boolean, RuntimeException>> {
    private final Jdbi jdbi;
    private final Pool pool;

    H2Transactions(Jdbi jdbi, Pool pool) {
        this.jdbi = jdbi;
        this.pool = pool;
    }

    /** Where it throws at the commit, the transaction may have been committed all the same; else it was not. */
    @Override
    public void accept(HandleCallback<Boolean, RuntimeException> work) {
        pool.use(() -> jdbi.withHandle(handle -> run(work, handle)));
    }

    private boolean run(HandleCallback<Boolean, RuntimeException> work, Handle handle) {
        handle.begin();
        try {
            boolean result = work.withHandle(handle);
            handle.commit();
            return result;
        } catch (RuntimeException | Error failure) {
            giveUp(handle.getConnection(), failure);
            throw failure;
        }
    }

    private void giveUp(Connection connection, Throwable failure) {
        try {
            pool.evict(connection);
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                session.close();
            }
        } catch (SQLException | RuntimeException unclean) {
            failure.addSuppressed(unclean);
        }
    }
}
