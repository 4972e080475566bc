package io.ticketbridge.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.Json;
import io.ticketbridge.rest.json.PageJson;
import io.ticketbridge.rest.json.TicketJson;

/** Pages of tickets as JSON: whoever gives out the same page again has it written once. Nothing is kept longer than the page. */
final class WrittenPages {
    private final Cache<Page<Ticket>, byte[]> written =
            Caffeine.newBuilder().weakKeys().build();

    byte[] of(Page<Ticket> page) {
        return written.get(page, fresh -> Json.bytes(Envelope.of(PageJson.from(fresh, TicketJson::from))));
    }
}
