package io.ticketbridge.domain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** SHA-256 of an API key, in hexadecimal: the only form in which a key is stored. */
public record ApiKeyHash(String value) {
    static ApiKeyHash of(String key) {
        byte[] digest = Fingerprint.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return new ApiKeyHash(HexFormat.of().formatHex(digest));
    }

    /** Whoever has it can try keys against it, and legacy keys may be short. */
    @Override
    public String toString() {
        return "ApiKeyHash[" + Secret.MASK + "]";
    }
}
