package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import io.ticketbridge.port.IssueTracker.Download;
import io.ticketbridge.port.TicketStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** "Proxies an attachment back for inline rendering", once its content has been looked at again. */
public final class PreviewAttachment {
    /**
     * How many files are fetched from one Jira at a time: a hundred at once would leave neither processors nor workers to those
     * who only want a list. A slow Jira keeps nobody from another's files.
     */
    static final int AT_ONCE = 4;

    /** How many more wait for their turn, which is about what is served within their patience. */
    private static final int MOST_IN_LINE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ConcurrentMap<IntegrationId, Semaphore> places = new ConcurrentHashMap<>();
    private final Handouts handouts = new Handouts();
    private final Connections connections;
    private final VisibleTickets visible;
    private final TicketSync sync;
    private final Accounts accounts;
    private final AttachmentStore attachments;
    private final ContentInspector inspector;
    private final PreviewLinks links;
    private final AuditTrail trail;

    public PreviewAttachment(
            Connections connections,
            TicketStore tickets,
            TicketSync sync,
            Accounts accounts,
            AttachmentStore attachments,
            ContentInspector inspector,
            PreviewLinks links,
            AuditTrail trail) {
        this.connections = connections;
        this.visible = new VisibleTickets(tickets);
        this.sync = sync;
        this.accounts = accounts;
        this.attachments = attachments;
        this.inspector = inspector;
        this.links = links;
        this.trail = trail;
    }

    /** The file, for a viewer who came with a key. */
    public Preview preview(Viewer viewer, TicketId ticketId, AttachmentId id) {
        Ticket ticket = visible.get(viewer, ticketId);
        Attachment attachment = find(viewer, ticket, id);
        Preview preview = handouts.give(viewer.id(), () -> fetch(ticket, attachment));
        trail.noticed(AuditEvent.of(AuditAction.ATTACHMENT_READ, viewer, ticketId, id.value()));
        return preview;
    }

    /** The file, for whoever holds a link; what the user that it was made for may no longer see is refused. */
    public Preview preview(PreviewLink link, Origin origin, TicketId ticketId, AttachmentId id) {
        if (!links.isValid(ticketId, id, link)) {
            throw new Refusal.AttachmentUnknown();
        }
        Viewer viewer = accounts.findUser(link.user())
                .map(user -> new Viewer(user, accounts.teamsOf(user.id()), Optional.empty(), origin))
                .orElseThrow(Refusal.AttachmentUnknown::new);
        return preview(viewer, ticketId, id);
    }

    private Preview fetch(Ticket ticket, Attachment attachment) {
        return attachment.size() > AttachmentPolicy.MAX_BYTES
                ? unseen(attachment, download(ticket, attachment))
                : inAPlace(ticket.integration(), () -> inspected(attachment, download(ticket, attachment)));
    }

    /** One that we have not seen yet may have been added in Jira since, so Jira is asked once more. */
    private Attachment find(Viewer viewer, Ticket ticket, AttachmentId id) {
        return attachments.find(ticket.id(), id).orElseGet(() -> {
            sync.refresh(ticket, Cause.of(Channel.READ, viewer));
            return attachments.find(ticket.id(), id).orElseThrow(Refusal.AttachmentUnknown::new);
        });
    }

    private Download download(Ticket ticket, Attachment attachment) {
        return connections.trackerOf(ticket).download(ticket.issue(), attachment);
    }

    private Preview inAPlace(IntegrationId integration, Supplier<Preview> looking) {
        Semaphore ofThisJira = places.computeIfAbsent(integration, first -> new Semaphore(AT_ONCE, true));
        if (!isGivenAPlace(ofThisJira)) {
            throw Refusal.JiraUnavailable.busyWithFiles(SOON);
        }
        try {
            return looking.get();
        } finally {
            ofThisJira.release();
        }
    }

    private static boolean isGivenAPlace(Semaphore places) {
        try {
            return places.getQueueLength() < MOST_IN_LINE
                    && places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Preview inspected(Attachment attachment, Download download) {
        try (InputStream content = download.content()) {
            InspectedFile file = inspector.inspect(content, AttachmentPolicy.MAX_BYTES);
            Optional<FileType> inline = file.active() ? Optional.empty() : file.type();
            return new Preview(attachment.filename(), inline, OptionalLong.of(file.size()), new FileBody(file));
        } catch (Refusal.FileTooLarge moreThanJiraSaid) {
            throw new Refusal.JiraAnsweredNonsense("a file larger than its size", moreThanJiraSaid);
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    /** Too large to have been uploaded here, so somebody added it in Jira: passed on as it comes, never shown. */
    private static Preview unseen(Attachment attachment, Download download) {
        return new Preview(
                attachment.filename(), Optional.empty(), download.size(), new StreamBody(download.content()));
    }

    private record FileBody(InspectedFile file, InputStream stream) implements Preview.Body {
        FileBody(InspectedFile file) {
            this(file, file.open());
        }

        @Override
        public void close() {
            try (file) {
                stream.close();
            } catch (IOException closing) {
                throw new UncheckedIOException(closing);
            }
        }
    }

    private record StreamBody(InputStream stream) implements Preview.Body {
        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException closing) {
                throw new UncheckedIOException(closing);
            }
        }
    }
}
