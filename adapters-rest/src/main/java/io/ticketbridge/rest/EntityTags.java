package io.ticketbridge.rest;

import io.ticketbridge.domain.Fingerprint;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.Base64;

/** By which a caller asks for what it has not seen yet ({@code ETag}, RFC 9110, section 8.8.3). */
final class EntityTags {
    private static final int BYTES = 16;

    private EntityTags() {}

    /** Of an answer of these bytes. */
    static EntityTag strong(byte[] answer) {
        return new EntityTag(hash(answer));
    }

    /** Of an answer that says what these bytes say, whatever else it tells. */
    static EntityTag weak(byte[] said) {
        return new EntityTag(hash(said), true);
    }

    static String hash(byte[] bytes) {
        byte[] whole = Fingerprint.sha256().digest(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
    }
}
