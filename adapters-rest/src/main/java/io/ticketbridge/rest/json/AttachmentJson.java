package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;

/** An attachment as a ticket shows it. */
public record AttachmentJson(
        String id, String filename, String mimeType, long size, String author, String created, String previewUrl) {
    public static AttachmentJson from(TicketId ticket, LinkedAttachment linked) {
        Attachment attachment = linked.attachment();
        return new AttachmentJson(
                attachment.id().value(),
                attachment.filename(),
                attachment.mimeType(),
                attachment.size(),
                attachment.author(),
                Times.write(attachment.created()),
                PreviewUrl.of(ticket, attachment.id(), linked.link()));
    }
}
