package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.usecase.TicketDetails;
import java.util.List;

/** A ticket with its comments and attachments, and how old all of that is. */
public record TicketDetailsJson(
        @JsonUnwrapped TicketJson ticket,
        String userEmail,
        String username,
        List<CommentJson> comments,
        List<AttachmentJson> attachments,
        SyncJson sync) {
    /** The same, whenever Jira was asked. */
    public TicketDetailsJson whenever() {
        return new TicketDetailsJson(ticket, userEmail, username, comments, attachments, sync.whenever());
    }

    public static TicketDetailsJson from(TicketDetails details) {
        TicketId id = details.ticket().id();
        return new TicketDetailsJson(
                TicketJson.from(details.ticket()),
                details.reporter().email(),
                details.reporter().username(),
                details.comments().stream().map(CommentJson::from).toList(),
                details.attachments().stream()
                        .map(attachment -> AttachmentJson.from(id, attachment))
                        .toList(),
                SyncJson.from(details.ticket(), details.freshness().staleBecause()));
    }
}
