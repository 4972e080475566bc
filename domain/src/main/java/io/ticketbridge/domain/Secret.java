package io.ticketbridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A password, token or the like, that never shows itself by accident. */
public record Secret(String value) {
    /** What stands for a secret wherever one would be shown; sent back to us, it means "keep the one you have". */
    public static final String MASK = "********";

    private static final String HMAC = "HmacSHA256";

    public boolean isMask() {
        return value.equals(MASK);
    }

    /** What proves to whoever knows this secret too that these parts, one after the other, are ours: their HMAC-SHA256 in hexadecimal. */
    String hmac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return MASK;
    }
}
