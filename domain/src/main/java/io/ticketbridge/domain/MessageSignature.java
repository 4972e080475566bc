package io.ticketbridge.domain;

import java.nio.charset.StandardCharsets;

/**
 * What a message to a webhook is signed with: {@code v1=} and the HMAC-SHA256 of {@code {timestamp}.{raw body}} in hexadecimal. The time
 * is within what is signed, so that whoever receives can refuse what is older than {@value #WINDOW_SECONDS} s.
 */
public record MessageSignature(String value) {
    /** How far the timestamp may be from the receiver's clock. */
    public static final int WINDOW_SECONDS = 300;

    private static final String VERSION = "v1=";

    /** @param timestamp in seconds since 1970 */
    public static MessageSignature of(Secret secret, long timestamp, byte[] body) {
        byte[] before = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return new MessageSignature(VERSION + secret.hmac(before, body));
    }

    /** Whoever sees one can send the same once more for a while. */
    @Override
    public String toString() {
        return Secret.MASK;
    }
}
