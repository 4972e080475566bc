package io.ticketbridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a message to a webhook is signed with: {@code v1=} and the HMAC-SHA256 of {@code {timestamp}.{raw body}} in hexadecimal. The time
 * is within what is signed, so that whoever receives can refuse what is older than {@value #WINDOW_SECONDS} s.
 */
public record MessageSignature(String value) {
    /** How far the timestamp may be from the receiver's clock. */
    public static final int WINDOW_SECONDS = 300;

    private static final String VERSION = "v1=";
    private static final String ALGORITHM = "HmacSHA256";

    /** @param timestamp in seconds since 1970 */
    public static MessageSignature of(Secret secret, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return new MessageSignature(VERSION + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whoever sees one can send the same once more for a while. */
    @Override
    public String toString() {
        return Secret.MASK;
    }
}
