package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The twin of {@link AttachmentStore}. */
public final class InMemoryAttachmentStore implements AttachmentStore {
    private record Key(TicketId ticket, AttachmentId id) {}

    private final InMemoryTicketStore tickets;
    private final Accounts accounts;
    private final Map<Key, Attachment> present = new HashMap<>();
    private final Map<Key, UserId> uploaders = new HashMap<>();

    public InMemoryAttachmentStore(InMemoryTicketStore tickets, Accounts accounts) {
        this.tickets = tickets;
        this.accounts = accounts;
    }

    @Override
    public synchronized void add(TicketId ticket, Attachment attachment, UserId uploader, Cause cause) {
        show(new Key(ticket, attachment.id()), attachment, Optional.of(uploader), cause);
        Optional<String> id = Optional.of(attachment.id().value());
        tickets.setCause(
                ticket,
                what -> what.kind() == EventKind.ATTACHMENT_ADDED
                        && what.object().equals(id),
                cause);
        uploaders.putIfAbsent(new Key(ticket, attachment.id()), uploader);
    }

    @Override
    public synchronized void saw(TicketId ticket, List<Attachment> attachments, Instant asOf, Cause cause) {
        Set<AttachmentId> shown = attachments.stream().map(Attachment::id).collect(Collectors.toSet());
        present.entrySet()
                .removeIf(entry -> entry.getKey().ticket().equals(ticket)
                        && !shown.contains(entry.getKey().id())
                        && !entry.getValue().created().isAfter(asOf));
        attachments.forEach(attachment -> show(new Key(ticket, attachment.id()), attachment, Optional.empty(), cause));
    }

    /** One that returns after it was uploaded here is not told of again. */
    private void show(Key key, Attachment attachment, Optional<UserId> uploader, Cause cause) {
        if (!present.containsKey(key) && !uploaders.containsKey(key)) {
            tickets.note(
                    key.ticket(), Optional.of(attachment.created()), Happening.attached(key.id(), uploader, cause));
        }
        present.put(key, attachment);
    }

    @Override
    public synchronized Optional<Attachment> find(TicketId ticket, AttachmentId id) {
        return list(ticket).stream()
                .filter(attachment -> attachment.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized List<Attachment> list(TicketId ticket) {
        if (tickets.find(ticket).isEmpty()) {
            return List.of();
        }
        return present.entrySet().stream()
                .filter(entry -> entry.getKey().ticket().equals(ticket))
                .map(entry -> named(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Attachment::created)
                        .thenComparing(
                                attachment -> Long.valueOf(attachment.id().value())))
                .toList();
    }

    private Attachment named(Key key, Attachment attachment) {
        return Optional.ofNullable(uploaders.get(key))
                .flatMap(accounts::findAuthor)
                .map(User::username)
                .map(attachment::by)
                .orElse(attachment);
    }
}
