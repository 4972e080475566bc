package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

/** Real databases for tests: a new H2 each time, and one PostgreSQL for all. */
final class Databases {
    private static final Database POSTGRES = startPostgres();

    private Databases() {}

    /** In memory: what a test leaves behind goes with the process. */
    static Database h2() {
        return Database.open(h2Options("jdbc:h2:mem:" + UUID.randomUUID()));
    }

    static DatabaseOptions h2File(Path folder) {
        return h2Options("jdbc:h2:file:" + folder.resolve("ticketbridge").toAbsolutePath());
    }

    static Database postgres() {
        return POSTGRES;
    }

    private static DatabaseOptions h2Options(String url) {
        return new DatabaseOptions(url, "ticketbridge", new Secret(""), 4);
    }

    private static Database startPostgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            return Database.open(
                    new DatabaseOptions(server.getJdbcUrl("postgres", "postgres"), "postgres", new Secret(""), 4));
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }
}
