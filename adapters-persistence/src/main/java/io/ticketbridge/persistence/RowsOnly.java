package io.ticketbridge.persistence;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The user of H2 that requests are served as: it reads and writes rows, and may do nothing else. An administrator of H2 runs
 * Java and reads files by SQL, so a statement that somebody smuggled in would own the machine. Each process gives this user a
 * password of its own, which is kept nowhere.
 */
record RowsOnly(String password) {
    static final String USER = "ROWS_ONLY";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 32;

    static RowsOnly of(DatabaseOptions options) throws SQLException {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection owner = H2.owner(options).getConnection()) {
            execute(owner, "create user if not exists " + USER + " password ?", password);
            execute(owner, "alter user " + USER + " set password ?", password);
            execute(owner, "grant select, insert, update, delete on schema public to " + USER);
        }
        return new RowsOnly(password);
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public String toString() {
        return "RowsOnly[" + USER + "]";
    }
}
