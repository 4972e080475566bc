package io.ticketbridge.usecase;

import io.ticketbridge.domain.UserId;
import java.time.Instant;

/**
 * What lets a browser, which sends no key, fetch one file for one user for a short time.
 *
 * @param signature over ticket, attachment, user and expiry, in base64url
 */
public record PreviewLink(UserId user, Instant expires, String signature) {
    @Override
    public String toString() {
        return "PreviewLink[" + user + ", until " + expires + "]";
    }
}
