package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.nio.file.Path;

/**
 * Which database, and how many connections to it. Only these three kinds of address are taken, because how something
 * becomes durable is known for these.
 *
 * @param url {@code jdbc:h2:file:…}, {@code jdbc:h2:mem:…} or {@code jdbc:postgresql:…}
 */
public record DatabaseOptions(String url, String user, Secret password, int poolSize) {
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** @throws DatabaseUnusable where the address is of no kind that is known, or the pool would be empty */
    public DatabaseOptions {
        if (!url.startsWith(H2_FILE) && !url.startsWith(H2_MEMORY) && !url.startsWith(POSTGRESQL)) {
            throw new DatabaseUnusable("The database's address must begin with " + H2_FILE + " or " + POSTGRESQL
                    + ": check TICKETBRIDGE_DATABASE_URL");
        }
        if (poolSize < 1) {
            throw new DatabaseUnusable("The database needs at least 1 connection, not " + poolSize);
        }
    }

    boolean isH2() {
        return !url.startsWith(POSTGRESQL);
    }

    /** Whether it is a file that this process opens itself. */
    boolean isFile() {
        return url.startsWith(H2_FILE);
    }

    /** Where H2 keeps it, where it is in a file. */
    Path file() {
        return Path.of(place().substring(H2_FILE.length()) + ".mv.db");
    }

    /** The address without parameters and user, among which there may be a password. */
    String place() {
        return url.split("[?;]", 2)[0].replaceAll("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return "DatabaseOptions[" + place() + "]";
    }
}
