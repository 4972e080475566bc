package io.ticketbridge.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Ticketbridge's own schema, filled: 100,000 tickets of 100 users, one of whom asks. */
final class Data {
    private static final int USERS = 100;
    private static final int EACH = 1_000;
    private static final int BATCH = 10_000;

    private final Commands commands;

    Data(Commands commands) {
        this.commands = commands;
    }

    /** The key of the user who asks. */
    String make(String url, String user, String password) throws IOException, InterruptedException, SQLException {
        String key = commands.newKey("bench");
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            database.setAutoCommit(false);
            fill(database);
            database.commit();
            try (Statement statement = database.createStatement()) {
                statement.execute(url.startsWith("jdbc:h2:") ? "analyze" : "analyze tickets");
            }
            database.commit();
        }
        return key;
    }

    private static void fill(Connection database) throws SQLException {
        List<Long> users = users(database);
        try (PreparedStatement insert = database.prepareStatement(
                "insert into tickets (owner_id, owner_number, integration_id, issue_id, issue_key, summary, description, issue_type,"
                        + " priority, status, assignee, created_at, updated_at, synced_at) values (?, ?, 1, ?, ?, ?, ?, 'BUG',"
                        + " 'MEDIUM', 'In Progress', 'Bob', current_timestamp, current_timestamp, current_timestamp)")) {
            for (int i = 1; i <= USERS * EACH; i++) {
                insert.setLong(1, users.get(i % USERS));
                insert.setLong(2, (i + USERS - 1) / USERS);
                insert.setString(3, Integer.toString(10_000 + i));
                insert.setString(4, "SEC-" + i);
                insert.setString(5, "Reflected XSS in parameter q of page " + i);
                insert.setString(6, "The value of q comes back unescaped. ".repeat(8));
                insert.addBatch();
                if (i % BATCH == 0) {
                    insert.executeBatch();
                }
            }
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("update users set version = 1, tickets = " + EACH + ", last_number = " + EACH);
        }
    }

    private static List<Long> users(Connection database) throws SQLException {
        List<Long> users = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            for (int i = 1; i < USERS; i++) {
                statement.execute("insert into users (username, email, role) values ('user" + i + "', 'u@example.com', 'USER')");
            }
            try (ResultSet rows = statement.executeQuery("select id from users order by id")) {
                while (rows.next()) {
                    users.add(rows.getLong(1));
                }
            }
        }
        return users;
    }
}
