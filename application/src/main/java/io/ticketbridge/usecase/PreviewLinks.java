package io.ticketbridge.usecase;

import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs preview links and tells its own from others' (HMAC-SHA256, RFC 2104). Nodes that share a key share links. It signs with
 * the key that has been there longest, which nodes know that have not heard of a newer one yet.
 */
public final class PreviewLinks {
    /** How long a link is good for at most: the contract's 5 minutes. Those of one minute are alike, and end together. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Supplier<List<SecretKey>> keys;
    private final Clock clock;

    /** @param keys newest first */
    public PreviewLinks(Supplier<List<SecretKey>> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    PreviewLink sign(TicketId ticket, AttachmentId attachment, UserId user) {
        Instant expires = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(LIFETIME);
        List<SecretKey> known = keys.get();
        SecretKey oldest = known.get(known.size() - 1);
        return new PreviewLink(user, expires, signature(oldest, ticket, attachment, user, expires));
    }

    boolean isValid(TicketId ticket, AttachmentId attachment, PreviewLink link) {
        boolean ours = keys.get().stream()
                .map(key -> signature(key, ticket, attachment, link.user(), link.expires()))
                .anyMatch(right -> MessageDigest.isEqual(bytes(right), bytes(link.signature())));
        return ours && clock.instant().isBefore(link.expires());
    }

    private static String signature(
            SecretKey key, TicketId ticket, AttachmentId attachment, UserId user, Instant expires) {
        String signed = "preview/" + ticket + "/" + attachment + "/" + user + "/" + expires.getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, signed));
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
