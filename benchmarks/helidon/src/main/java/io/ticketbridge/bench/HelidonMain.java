package io.ticketbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Helidon SE, on its own virtual threads, with plain JDBC. */
public final class HelidonMain {
    private static final HeaderName KEY = HeaderNames.create("X-API-Key");
    private static final ObjectMapper JSON = Work.json();

    private HelidonMain() {}

    public static void main(String[] arguments) {
        DataSource database = Work.database();
        WebServer.builder()
                .host("127.0.0.1")
                .port(Work.port())
                .routing(routing -> routing.get("/api/v2/tickets", (request, response) -> list(database, request, response)))
                .build()
                .start();
    }

    private static void list(DataSource database, ServerRequest request, ServerResponse response) throws Exception {
        int page = request.query().first("page").map(Integer::valueOf).orElse(1);
        int perPage = request.query().first("per_page").map(Integer::valueOf).orElse(20);
        try (Connection connection = database.getConnection()) {
            long user = user(connection, request.headers().first(KEY).orElse(""));
            if (user == 0) {
                response.status(Status.UNAUTHORIZED_401).send();
                return;
            }
            Listing listing = list(connection, user, page, perPage);
            response.header(HeaderValues.CONTENT_TYPE_JSON).send(JSON.writeValueAsBytes(listing));
        }
    }

    private static long user(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Work.KEY)) {
            statement.setString(1, Work.hash(key));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static Listing list(Connection connection, long user, int page, int perPage) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(Work.COUNT);
                PreparedStatement list = connection.prepareStatement(Work.LIST)) {
            count.setLong(1, user);
            list.setLong(1, user);
            list.setInt(2, perPage);
            list.setLong(3, (page - 1L) * perPage);
            List<Item> items = new ArrayList<>();
            try (ResultSet counted = count.executeQuery();
                    ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    items.add(Work.item(rows));
                }
                counted.next();
                return Listing.of(items, counted.getLong(1), page, perPage);
            }
        }
    }
}
