package io.ticketbridge.port;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What webhooks are to be told. Whoever tells one holds its claim, which ends by the store's own clock, so that each is told one thing at a
 * time; a write under an epoch that has passed changes nothing. Of one ticket nothing is told while something earlier is still to be.
 */
public interface Deliveries {
    /** An active webhook that has not been handed all events yet, and the place up to which it has. */
    record Behind(Webhook webhook, EventPlace place) {}

    /** The right to tell a webhook something. */
    record Claim(Webhook webhook, int epoch, Delivery delivery) {}

    List<Behind> behind(int most);

    /**
     * Notes what a webhook is to be told, of the events up to a place.
     *
     * @return false where somebody else has handed it some meanwhile, or it is gone: then nothing is noted
     */
    boolean hand(Behind behind, List<Event> events, EventPlace upTo);

    /** Takes what is due for the webhook that has not been told anything for the longest time. */
    Optional<Claim> take(Duration lease);

    /** It is not tried again by itself. Returns false where the claim has passed to somebody else. */
    boolean ended(Claim claim, DeliveryOutcome outcome);

    /**
     * Has it come due again later.
     *
     * @param rest how long its webhook is told nothing else
     */
    boolean putOff(Claim claim, DeliveryOutcome outcome, Duration later, Duration rest);

    /** Those of a webhook, newest first, older than the one with this id. */
    List<Delivery> list(WebhookId webhook, Optional<DeliveryId> before, int most);

    Optional<Delivery> find(WebhookId webhook, DeliveryId id);

    /** Has one that is dead come due at once, as if it had not been tried; false where it is not dead. */
    boolean replay(WebhookId webhook, DeliveryId id);

    /** Forgets those that are not to be told any more and were noted longer ago than this. */
    void forget(Duration age);
}
