package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.domain.WebhookUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookSender} promises. */
public interface WebhookSenderContract {
    Secret SECRET = new Secret("whs_0123456789");
    Event EVENT = new Event(
            new EventPlace(1_042),
            NOW,
            new EventSubject(
                    Optional.of(new TicketId(87)),
                    Optional.of("SEC-204"),
                    new IntegrationId(3),
                    Optional.of(new UserId(42)),
                    Optional.empty()),
            Happening.opened(new UserId(42), Cause.UNKNOWN));

    WebhookSender sender();

    /** Where somebody receives, whose next answer has this status. */
    WebhookUrl receiver(int status);

    /** Where no webhook may be. */
    WebhookUrl forbidden();

    /** What was received so far, each as its kind and delivery. */
    List<String> received();

    static Webhook at(WebhookUrl url) {
        return new Webhook(new WebhookId(1), new UserId(42), url, SECRET, Set.of(), true, NOW);
    }

    @Test
    default void whatIsSentShouldArriveAsOftenAsItIsSent() {
        WebhookMessage message = new WebhookMessage("7", NOW, Optional.of(EVENT));
        assertThat(sender().send(at(receiver(204)), message)).isEqualTo(DeliveryOutcome.answered(204));
        assertThat(sender().send(at(receiver(200)), message).isGood()).isTrue();
        sender().send(at(receiver(200)), new WebhookMessage("ping-8", NOW, Optional.empty()));
        assertThat(received()).containsExactly("ticket.created 7", "ticket.created 7", "ping ping-8");
    }

    @Test
    default void whatIsNotTakenShouldBeTold() {
        WebhookMessage message = new WebhookMessage("7", NOW, Optional.of(EVENT));
        for (int status : new int[] {302, 404, 500}) {
            DeliveryOutcome outcome = sender().send(at(receiver(status)), message);
            assertThat(outcome).isEqualTo(DeliveryOutcome.answered(status));
            assertThat(outcome.isGood()).isFalse();
        }
    }

    @Test
    default void nothingShouldBeSentWhereNothingMayBe() {
        WebhookMessage message = new WebhookMessage("7", NOW, Optional.of(EVENT));
        assertThat(sender().send(at(forbidden()), message)).isEqualTo(DeliveryOutcome.failed("address_not_allowed"));
        assertThatThrownBy(() -> sender().check(forbidden())).isInstanceOf(Refusal.AddressNotAllowed.class);
        sender().check(receiver(200));
        assertThat(received()).isEmpty();
    }
}
