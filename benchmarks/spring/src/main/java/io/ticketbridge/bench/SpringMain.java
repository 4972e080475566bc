package io.ticketbridge.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Spring Boot's Web MVC on Tomcat, with JdbcTemplate, HikariCP and virtual threads, as its guides have it. */
@SpringBootApplication
public class SpringMain {
    public static void main(String[] arguments) {
        SpringApplication.run(SpringMain.class, arguments);
    }

    record Item(
            long id,
            String jiraIssueKey,
            String jiraIssueId,
            long userId,
            String summary,
            String description,
            String issueType,
            String priority,
            String status,
            String assignedTo,
            String createdAt,
            String updatedAt) {}

    record Pagination(long total, int count, int perPage, int currentPage, long totalPages) {}

    record Data(List<Item> items, Pagination pagination) {}

    record Listing(boolean success, Data data) {}

    @RestController
    static class Tickets {
        private static final DateTimeFormatter TIMES =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

        private final JdbcTemplate database;

        Tickets(JdbcTemplate database) {
            this.database = database;
        }

        @GetMapping("/api/v2/tickets")
        Listing list(
                @RequestHeader("X-API-Key") String key,
                @RequestParam(name = "page", defaultValue = "1") int page,
                @RequestParam(name = "per_page", defaultValue = "20") int perPage)
                throws NoSuchAlgorithmException {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII)));
            long user = database.queryForList(
                            "select user_id from api_keys where hash = ? and revoked_at is null"
                                    + " and (expires_at is null or expires_at > current_timestamp)",
                            Long.class,
                            hash)
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
            long total = database.queryForObject("select count(*) from tickets where owner_id = ?", Long.class, user);
            List<Item> items = database.query(
                    "select id, owner_id, issue_id, issue_key, summary, description, issue_type, priority,"
                            + " status, assignee, created_at, updated_at from tickets where owner_id = ?"
                            + " order by owner_id desc, id desc limit ? offset ?",
                    (row, number) -> item(row),
                    user,
                    perPage,
                    (page - 1L) * perPage);
            long pages = (total + perPage - 1) / perPage;
            return new Listing(true, new Data(items, new Pagination(total, items.size(), perPage, page, pages)));
        }

        private static Item item(ResultSet row) throws SQLException {
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

        private static String capital(String name) {
            return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        }

        private static String time(Timestamp time) {
            return TIMES.format(time.toInstant());
        }
    }
}
