package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketbridge.domain.Seen;
import io.ticketbridge.domain.Ticket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a ticket is what Jira showed just now, and if not, why; and when and for what Jira was asked. */
public record SyncJson(
        String state,
        @Nullable String syncedAt,
        @Nullable String source,
        @Nullable String jiraUpdated,
        String linkState,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {
    /** @param staleBecause why Jira was not asked, or did not tell; empty where it told */
    static SyncJson from(Ticket ticket, Optional<String> staleBecause) {
        return new SyncJson(
                staleBecause.isEmpty() ? "fresh" : "stale",
                ticket.syncedAt().map(Times::write).orElse(null),
                ticket.seen().map(seen -> seen.channel().word()).orElse(null),
                ticket.seen().flatMap(Seen::updated).map(Times::write).orElse(null),
                ticket.link().state().word(),
                staleBecause.orElse(null));
    }

    /** The same, whenever Jira was asked. */
    SyncJson whenever() {
        return new SyncJson(state, null, null, jiraUpdated, linkState, reason);
    }
}
