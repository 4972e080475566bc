package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Ticket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket with what is known of its issue. */
public record ExpandedTicketJson<T>(@JsonUnwrapped T ticket, JiraJson jira) {
    /** Where people see the issue, what its status means, and when Jira told that. */
    public record JiraJson(
            @Nullable String url,
            @Nullable String statusCategory,
            @Nullable String syncedAt) {
        static JiraJson from(Ticket ticket, Optional<URI> page) {
            return new JiraJson(
                    page.map(URI::toString).orElse(null),
                    ticket.status().category().map(StatusCategory::key).orElse(null),
                    ticket.syncedAt().map(Times::write).orElse(null));
        }
    }

    /** The same, whenever Jira was asked. */
    public ExpandedTicketJson<T> whenever() {
        return new ExpandedTicketJson<>(ticket, new JiraJson(jira.url(), jira.statusCategory(), null));
    }

    /** @param pages where issues are seen */
    public static <T> ExpandedTicketJson<T> from(T json, Ticket ticket, Map<Ticket, URI> pages) {
        return new ExpandedTicketJson<>(json, JiraJson.from(ticket, Optional.ofNullable(pages.get(ticket))));
    }
}
