package io.ticketbridge.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Syncs H2's file, on a connection of its own, so that it never waits for the pool. */
final class H2Sync {
    private final H2Openings h2;
    private final DatabaseOptions owner;
    private @Nullable Connection connection;

    /** @param owner whose user may have it synced */
    H2Sync(H2Openings h2, DatabaseOptions owner) {
        this.h2 = h2;
        this.owner = owner;
    }

    /** Brings to the disk whatever was committed before. */
    synchronized void sync() {
        try (Statement statement = connected().createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    /** Lets its connection go; the next sync takes a new one. */
    synchronized void letGo() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException wasBroken) {
            return;
        } finally {
            connection = null;
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection = h2.getConnection(owner.user(), owner.password().value());
        }
        return connection;
    }
}
