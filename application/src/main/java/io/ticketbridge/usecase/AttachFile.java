package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;
import java.io.InputStream;

/** "The file's real content is verified against its extension"; then it is attached to the Jira issue. */
public final class AttachFile {
    /**
     * What the viewer sends.
     *
     * @param content read to its end before Jira is asked; whoever opened it closes it
     */
    public record Command(FileName name, InputStream content) {}

    private final Connections connections;
    private final VisibleTickets visible;
    private final AttachmentStore attachments;
    private final ContentInspector inspector;
    private final ActiveSvg activeSvg;
    private final PreviewLinks links;

    public AttachFile(
            Connections connections,
            TicketStore tickets,
            AttachmentStore attachments,
            ContentInspector inspector,
            ActiveSvg activeSvg,
            PreviewLinks links) {
        this.connections = connections;
        this.visible = new VisibleTickets(tickets);
        this.attachments = attachments;
        this.inspector = inspector;
        this.activeSvg = activeSvg;
        this.links = links;
    }

    public LinkedAttachment attach(Viewer viewer, TicketId id, Command command) {
        Ticket ticket = visible.get(viewer, id);
        FileType claimed = AttachmentPolicy.claimedType(command.name());
        IssueTracker tracker = connections.trackerOf(ticket);
        try (InspectedFile file = inspector.inspect(command.content(), AttachmentPolicy.MAX_BYTES)) {
            verify(file, claimed);
            Attachment added = tracker.attach(ticket.issue(), command.name(), claimed, file);
            attachments.add(id, added, viewer.id());
            return new LinkedAttachment(added.by(viewer.user().username()), links.sign(id, added.id(), viewer.id()));
        }
    }

    private void verify(InspectedFile file, FileType claimed) {
        AttachmentPolicy.contentMustBe(claimed, file.type(), file.size());
        if (activeSvg == ActiveSvg.REFUSE) {
            AttachmentPolicy.contentMustBePassive(file.active());
        }
    }
}
