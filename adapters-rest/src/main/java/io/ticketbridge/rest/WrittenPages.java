package io.ticketbridge.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.Json;
import io.ticketbridge.rest.json.ListedTicketJson;
import io.ticketbridge.rest.json.PageJson;
import io.ticketbridge.rest.json.TicketJson;
import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Pages of tickets as JSON: whoever gives out the same page again has it written once. Nothing is kept longer than the page. */
final class WrittenPages {
    /** A page with what its answer says of it. */
    static final class Written {
        final byte[] json;
        final EntityTag tag;
        /** To the other parts of the list, where there are any. */
        final Optional<String> links;

        private Written(Page<Ticket> page, TicketQuery query, Function<Ticket, Object> item, Optional<String> expand) {
            json = Json.bytes(Envelope.of(PageJson.from(page, item)));
            tag = EntityTags.strong(json);
            links = ListLinks.of(query, page, expand);
        }

        /** With more than the reference's record; what more is may change while the page does not. */
        static Written expanded(Page<Ticket> page, TicketQuery query, Map<Ticket, URI> places, String expand) {
            return new Written(page, query, ticket -> ListedTicketJson.from(ticket, places), Optional.of(expand));
        }
    }

    private final Cache<Page<Ticket>, Written> written =
            Caffeine.newBuilder().weakKeys().build();

    /** @param query to which the page is the answer */
    Written of(Page<Ticket> page, TicketQuery query) {
        return written.get(page, fresh -> new Written(fresh, query, TicketJson::from, Optional.empty()));
    }
}
