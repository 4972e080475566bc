package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.TicketId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook was told, is to be told, and was told in vain, newest first. */
public record DeliveriesJson(
        List<DeliveryJson> deliveries, @Nullable Long next) {
    /** One event for one webhook. */
    public record DeliveryJson(
            long id,
            String eventId,
            String event,
            @Nullable Long ticketId,
            String state,
            int tries,
            String createdAt,
            @Nullable String triedAt,
            @Nullable String dueAt,
            @Nullable Integer statusCode,
            @Nullable String trouble) {
        static DeliveryJson from(Delivery delivery) {
            Optional<DeliveryOutcome> last = delivery.last();
            return new DeliveryJson(
                    delivery.id().value(),
                    delivery.event().toString(),
                    delivery.kind().word(),
                    delivery.ticket().map(TicketId::value).orElse(null),
                    delivery.state().word(),
                    delivery.tries(),
                    Times.write(delivery.createdAt()),
                    delivery.triedAt().map(Times::write).orElse(null),
                    delivery.dueAt().map(Times::write).orElse(null),
                    last.flatMap(DeliveryOutcome::status).orElse(null),
                    last.flatMap(DeliveryOutcome::trouble).orElse(null));
        }
    }

    /** @param found one more than {@code limit} where others follow */
    public static DeliveriesJson from(List<Delivery> found, int limit) {
        List<Delivery> shown = found.stream().limit(limit).toList();
        Long next = found.size() > limit ? shown.get(limit - 1).id().value() : null;
        return new DeliveriesJson(shown.stream().map(DeliveryJson::from).toList(), next);
    }
}
