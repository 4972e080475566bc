package io.ticketbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.sql.DataSource;

/** The work that each does: to look a key up, and to list the newest of its user's tickets, with their count. */
public final class Work {
    public static final String KEY =
            "select user_id from api_keys where hash = ? and revoked_at is null and (expires_at is null or expires_at > current_timestamp)";
    public static final String COUNT = "select count(*) from tickets where owner_id = ?";

    /** In the order that lets H2 read the index backwards, as Ticketbridge does. */
    public static final String LIST = "select id, owner_id, issue_id, issue_key, summary, description, issue_type, priority,"
            + " status, assignee, created_at, updated_at from tickets where owner_id = ?"
            + " order by owner_id desc, id desc limit ? offset ?";

    public static final int CONNECTIONS = 10;

    private static final DateTimeFormatter TIMES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Work() {}

    public static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong("id"),
                row.getString("issue_key"),
                row.getString("issue_id"),
                row.getLong("owner_id"),
                row.getString("summary"),
                row.getString("description"),
                capital(row.getString("issue_type")),
                capital(row.getString("priority")),
                row.getString("status"),
                row.getString("assignee"),
                time(row.getTimestamp("created_at")),
                time(row.getTimestamp("updated_at")));
    }

    /** What the environment names: {@code BENCH_URL}, {@code BENCH_USER}, {@code BENCH_PASSWORD}. */
    public static DataSource database() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("BENCH_URL"));
        config.setUsername(System.getenv("BENCH_USER"));
        config.setPassword(System.getenv("BENCH_PASSWORD"));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    public static int port() {
        return Integer.parseInt(System.getenv("BENCH_PORT"));
    }

    public static ObjectMapper json() {
        return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    private static String capital(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String time(Timestamp time) {
        return TIMES.format(time.toInstant());
    }
}
