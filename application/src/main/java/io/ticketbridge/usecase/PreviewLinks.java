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
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs preview links and tells its own from others' (HMAC-SHA256, RFC 2104). Nodes that share a key share links. */
public final class PreviewLinks {
    /** How long a link is good for: the contract's 5 minutes at most. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final SecretKey key;
    private final Clock clock;

    public PreviewLinks(SecretKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    PreviewLink sign(TicketId ticket, AttachmentId attachment, UserId user) {
        Instant expires = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        return new PreviewLink(user, expires, signature(ticket, attachment, user, expires));
    }

    boolean isValid(TicketId ticket, AttachmentId attachment, PreviewLink link) {
        byte[] right = bytes(signature(ticket, attachment, link.user(), link.expires()));
        boolean ours = MessageDigest.isEqual(right, bytes(link.signature()));
        return ours && clock.instant().isBefore(link.expires());
    }

    private String signature(TicketId ticket, AttachmentId attachment, UserId user, Instant expires) {
        String signed = "preview/" + ticket + "/" + attachment + "/" + user + "/" + expires.getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(signed));
    }

    private byte[] hmac(String text) {
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
