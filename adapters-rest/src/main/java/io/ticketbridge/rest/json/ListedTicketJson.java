package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.rest.json.ExpandedTicketJson.JiraJson;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A ticket of a list with what is known of its issue, and how old that is. */
public record ListedTicketJson(@JsonUnwrapped TicketJson ticket, JiraJson jira, SyncJson sync) {
    private static final Optional<String> NOT_ASKED = Optional.of("Jira was not asked, as for any list");

    /** @param pages where issues are seen */
    public static ListedTicketJson from(Ticket ticket, Map<Ticket, URI> pages) {
        return new ListedTicketJson(
                TicketJson.from(ticket),
                JiraJson.from(ticket, Optional.ofNullable(pages.get(ticket))),
                SyncJson.from(ticket, NOT_ASKED));
    }
}
