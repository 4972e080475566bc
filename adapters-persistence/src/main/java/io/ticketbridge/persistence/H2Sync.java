package io.ticketbridge.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Syncs H2's file, on a connection of its own, so that it never waits for the pool. */
final class H2Sync {
    private final DatabaseOptions options;
    private @Nullable Connection connection;

    H2Sync(DatabaseOptions options) {
        this.options = options;
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
            connection = H2.owner(options).getConnection();
        }
        return connection;
    }
}
