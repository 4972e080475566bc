package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;

/** An attachment as an upload answers it: with the names of the reference and those of Jira, which the SDK reads. */
public record NewAttachmentJson(
        String id,
        String filename,
        @JsonProperty("mime_type") String referencesMimeType,
        @JsonProperty("mimeType") String jirasMimeType,
        long size,
        String author,
        String created,
        String content,
        String previewUrl) {
    public static NewAttachmentJson from(TicketId ticket, LinkedAttachment linked) {
        Attachment attachment = linked.attachment();
        return new NewAttachmentJson(
                attachment.id().value(),
                attachment.filename(),
                attachment.mimeType(),
                attachment.mimeType(),
                attachment.size(),
                attachment.author(),
                Times.write(attachment.created()),
                PreviewUrl.of(ticket, attachment.id()),
                PreviewUrl.of(ticket, attachment.id(), linked.link()));
    }
}
