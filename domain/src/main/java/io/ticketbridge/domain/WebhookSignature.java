package io.ticketbridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What whoever calls a webhook signs its body with: {@code sha256=} and the HMAC of the raw body in hexadecimal, in {@code X-Hub-Signature}
 * (Atlassian, "Webhooks", section "Secure your webhooks"; WebSub, section 7.1).
 *
 * @param value as it was sent, whatever that is
 */
public record WebhookSignature(String value) {
    private static final String METHOD = "sha256=";

    /** As it was sent, if it was. */
    public static WebhookSignature sent(Optional<String> header) {
        return header.map(WebhookSignature::new).orElseThrow(Refusal.NotSigned::new);
    }

    public static WebhookSignature of(Secret secret, byte[] body) {
        return new WebhookSignature(METHOD + secret.hmac(body));
    }

    /** Whether whoever signed {@code body} knows {@code secret}; it takes as long if not. */
    public boolean isOf(Secret secret, byte[] body) {
        byte[] right = of(secret, body).value.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(right, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever sees one can send the same body once more. */
    @Override
    public String toString() {
        return Secret.MASK;
    }
}
