package io.ticketbridge.rest.json;

import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.usecase.PreviewLink;

/** Where a file is shown: to a caller with a key, and to a browser with a link. */
final class PreviewUrl {
    private PreviewUrl() {}

    static String of(TicketId ticket, AttachmentId attachment) {
        return "/api/v2/tickets/" + ticket + "/attachments/" + attachment + "/preview";
    }

    static String of(TicketId ticket, AttachmentId attachment, PreviewLink link) {
        return of(ticket, attachment) + "?user=" + link.user() + "&expires="
                + link.expires().getEpochSecond() + "&signature=" + link.signature();
    }
}
