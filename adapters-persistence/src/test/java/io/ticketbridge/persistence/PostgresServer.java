package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL on loopback, one for the whole test run; it stops with the process. */
final class PostgresServer {
    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer shared() {
        return Shared.SERVER;
    }

    DatabaseOptions options(String database) {
        return options("postgres", database);
    }

    DatabaseOptions options(String user, String database) {
        return new DatabaseOptions(server.getJdbcUrl(user, database), user, new Secret("s3cret"), 4);
    }

    void execute(String sql) throws SQLException {
        execute("postgres", sql);
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** By itself it trusts whoever connects from this machine. */
    void requirePasswordOf(String role) throws SQLException, IOException {
        Path rules = Path.of(setting("hba_file"));
        String rule = "host all " + role + " all scram-sha-256\n";
        Files.writeString(rules, rule + Files.readString(rules));
        execute("select pg_reload_conf()");
    }

    /** Those that serve connections to a database. */
    List<Long> processesOf(String database) throws SQLException {
        List<Long> processes = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select pid from pg_stat_activity where datname = ?")) {
            statement.setString(1, database);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                processes.add(rows.getLong(1));
            }
        }
        return processes;
    }

    private String setting(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder().start());
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    private static final class Shared {
        private static final PostgresServer SERVER = start();
    }
}
