package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTracker.Content;
import io.ticketbridge.port.IssueTracker.Download;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A file, found again by its name, its size, when it came and its bytes: Jira has no place for a marker on one. None that is
 * known as uploaded here already.
 *
 * @param content the bytes, where whoever has them is here
 */
record FileDeed(Wish.AttachFile wish, Optional<Content> content, Intents intents) implements Deed<Attachment> {
    /** How far Jira's clock and ours may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    @Override
    public Attachment send(IssueTracker tracker, Intent intent) {
        Content bytes = content.orElseThrow(() -> new Refusal.JiraUnavailable(Optional.empty()));
        return tracker.attach(wish.issue(), wish.name(), wish.type(), bytes);
    }

    @Override
    public Look<Attachment> look(IssueTracker tracker, Intent intent) {
        Set<AttachmentId> others = intents.attachedTo(wish.ticket());
        Instant since = intent.createdAt().minus(SKEW);
        Optional<Attachment> newest = tracker.read(wish.issue()).attachments().stream()
                .filter(file -> file.filename().equals(wish.name().value()) && file.size() == wish.size())
                .filter(file -> file.created().isAfter(since) && !others.contains(file.id()))
                .filter(file -> hasOurBytes(tracker.download(wish.issue(), file)))
                .max(Comparator.comparing(Attachment::created));
        return new Look<>(newest, true);
    }

    private boolean hasOurBytes(Download file) {
        MessageDigest digest = Fingerprint.sha256();
        try (InputStream bytes = new DigestInputStream(file.content(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException brokenOff) {
            throw new Refusal.JiraUnavailable(Optional.empty(), brokenOff);
        }
        return Fingerprint.of(digest).equals(wish.digest());
    }

    @Override
    public Intent keep(Intent intent, Attachment attachment) {
        return intents.attached(intent, attachment);
    }
}
