package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ticketbridge.domain.Seen;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.usecase.TicketDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket with its comments and attachments, and how old all of that is. */
public record TicketDetailsJson(
        @JsonUnwrapped TicketJson ticket,
        String userEmail,
        String username,
        List<CommentJson> comments,
        List<AttachmentJson> attachments,
        SyncJson sync) {
    /** Whether this is what Jira showed just now, and if not, why; and when and for what Jira was asked. */
    public record SyncJson(
            String state,
            @Nullable String syncedAt,
            @Nullable String source,
            @Nullable String jiraUpdated,
            String linkState,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {
        static SyncJson from(Ticket ticket, TicketDetails.Freshness freshness) {
            return new SyncJson(
                    freshness.fresh() ? "fresh" : "stale",
                    ticket.syncedAt().map(Times::write).orElse(null),
                    ticket.seen().map(seen -> seen.channel().word()).orElse(null),
                    ticket.seen().flatMap(Seen::updated).map(Times::write).orElse(null),
                    ticket.link().state().word(),
                    freshness.staleBecause().orElse(null));
        }

        SyncJson whenever() {
            return new SyncJson(state, null, null, jiraUpdated, linkState, reason);
        }
    }

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
                SyncJson.from(details.ticket(), details.freshness()));
    }
}
