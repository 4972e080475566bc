package io.ticketbridge.persistence;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.util.Credentials;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionException;

/**
 * The user of H2 that requests are served as: it reads and writes rows, and may do nothing else. An administrator of H2 runs
 * Java and reads files by SQL, so a statement that somebody smuggled in would own the machine. Each process gives this user a
 * password of its own, which is kept nowhere.
 */
final class RowsOnly implements HikariCredentialsProvider {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String USER = "ROWS_ONLY";
    private static final int PASSWORD_BYTES = 32;

    private final JdbcDataSource owner;
    private final Credentials credentials;

    private RowsOnly(JdbcDataSource owner, Credentials credentials) {
        this.owner = owner;
        this.credentials = credentials;
    }

    static RowsOnly of(DatabaseOptions options) throws SQLException {
        JdbcDataSource owner = H2.owner(options);
        String password = newPassword();
        try (Connection connection = owner.getConnection()) {
            execute(connection, "create user if not exists " + USER + " password ?", password);
            execute(connection, "alter user " + USER + " set password ?", password);
            execute(connection, "grant select, insert, update, delete on schema public to " + USER);
        }
        return new RowsOnly(owner, new Credentials(USER, password));
    }

    /** H2 may have closed itself after a write that failed, and only its owner opens it as it is to be: so this one comes first. */
    @Override
    public Credentials getCredentials() {
        try {
            owner.getConnection().close();
            return credentials;
        } catch (SQLException unopened) {
            throw new ConnectionException(unopened);
        }
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
