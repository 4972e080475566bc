package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
    /** Whether this is what Jira showed just now, and if not, why. */
    public record SyncJson(
            String state,
            @Nullable String syncedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {
        static SyncJson from(TicketDetails.Freshness freshness) {
            return new SyncJson(
                    freshness.fresh() ? "fresh" : "stale",
                    freshness.syncedAt().map(Times::write).orElse(null),
                    freshness.staleBecause().orElse(null));
        }
    }

    /** The same, whenever it was asked: without the time at which Jira showed it. */
    public TicketDetailsJson whenever() {
        return new TicketDetailsJson(
                ticket, userEmail, username, comments, attachments, new SyncJson(sync.state(), null, sync.reason()));
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
                SyncJson.from(details.freshness()));
    }
}
