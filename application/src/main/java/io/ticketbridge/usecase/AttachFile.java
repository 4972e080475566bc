package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.Settling.Settled;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;
import java.io.InputStream;
import java.util.Optional;

/** "The file's real content is verified against its extension"; then it is attached to the Jira issue. */
public final class AttachFile {
    /**
     * What the viewer sends.
     *
     * @param content read to its end before Jira is asked; whoever opened it closes it
     * @param key by which the caller names this wish, if they do
     */
    public record Command(FileName name, InputStream content, Optional<IdempotencyKey> key) {}

    private final VisibleTickets visible;
    private final AttachmentStore attachments;
    private final Settling settling;
    private final ContentInspector inspector;
    private final ActiveSvg activeSvg;
    private final PreviewLinks links;

    public AttachFile(
            TicketStore tickets,
            AttachmentStore attachments,
            Settling settling,
            ContentInspector inspector,
            ActiveSvg activeSvg,
            PreviewLinks links) {
        this.visible = new VisibleTickets(tickets);
        this.attachments = attachments;
        this.settling = settling;
        this.inspector = inspector;
        this.activeSvg = activeSvg;
        this.links = links;
    }

    public Answered<LinkedAttachment> attach(Viewer viewer, TicketId id, Command command, Caller caller) {
        Ticket ticket = visible.get(viewer, id);
        FileType claimed = AttachmentPolicy.claimedType(command.name());
        try (InspectedFile file = inspector.inspect(command.content(), AttachmentPolicy.MAX_BYTES)) {
            verify(file, claimed);
            Wish wish = new Wish.AttachFile(id, ticket.issue(), command.name(), claimed, file.size(), file.digest());
            Settled settled =
                    settling.once(Settling.wanted(viewer, command.key(), ticket.integration(), wish), file, caller);
            return new Answered<>(linked(viewer, id, settled), settled.replayed());
        }
    }

    private LinkedAttachment linked(Viewer viewer, TicketId id, Settled settled) {
        Attachment added = attachments
                .find(id, new AttachmentId(settled.done().jiraId()))
                .orElseThrow(Refusal.AttachmentUnknown::new);
        return new LinkedAttachment(added, links.sign(id, added.id(), viewer.id()));
    }

    private void verify(InspectedFile file, FileType claimed) {
        AttachmentPolicy.contentMustBe(claimed, file.type(), file.size());
        if (activeSvg == ActiveSvg.REFUSE) {
            AttachmentPolicy.drawingMustBePassive(claimed, file.active());
        }
    }
}
