package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;

/**
 * Which database, and how many connections to it.
 *
 * @param url {@code jdbc:h2:file:…}, {@code jdbc:h2:mem:…} or {@code jdbc:postgresql:…}
 */
public record DatabaseOptions(String url, String user, Secret password, int poolSize) {
    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** Whether anything of it survives the process. */
    boolean isFile() {
        return url.startsWith("jdbc:h2:file:");
    }
}
