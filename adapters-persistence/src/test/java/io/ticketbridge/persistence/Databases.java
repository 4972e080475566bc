package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.nio.file.Path;
import java.util.UUID;

/** Real databases for tests: a new H2 each time, and one PostgreSQL for all. */
final class Databases {
    private Databases() {}

    /** In memory: what a test leaves behind goes with the process. */
    static Database h2() {
        return Database.open(h2Options("jdbc:h2:mem:" + UUID.randomUUID()));
    }

    static DatabaseOptions h2File(Path folder) {
        return h2Options("jdbc:h2:file:" + folder.resolve("ticketbridge").toAbsolutePath());
    }

    static DatabaseOptions h2Options(String url) {
        return new DatabaseOptions(url, "ticketbridge", new Secret(""), 4);
    }

    static Database postgres() {
        return SharedPostgres.DATABASE;
    }

    /** Its own class, so that a process which only needs H2 starts no server. */
    private static final class SharedPostgres {
        private static final Database DATABASE =
                Database.open(PostgresServer.shared().options("postgres"));
    }
}
