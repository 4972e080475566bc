package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTracker.Content;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * A file, found again by its name, its size and when it came: Jira has no place for a marker on one.
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
        Optional<Attachment> newest = tracker.read(wish.issue()).attachments().stream()
                .filter(file -> file.filename().equals(wish.name().value()) && file.size() == wish.size())
                .filter(file -> file.created().isAfter(intent.createdAt().minus(SKEW)))
                .max(Comparator.comparing(Attachment::created));
        return new Look<>(newest, true);
    }

    @Override
    public void keep(Intent intent, Attachment attachment) {
        intents.attached(intent, attachment);
    }
}
