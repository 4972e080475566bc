package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.domain.WebhookUrl;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Webhooks} promises. Others may have some in the same store. */
public interface WebhooksContract {
    WebhookUrl URL = new WebhookUrl("https://hooks.example.com/t/1?x=y");

    Webhooks webhooks();

    Accounts accounts();

    static NewWebhook newWebhook(UserId owner, Set<EventKind> kinds) {
        return new NewWebhook(owner, URL, new Secret("whs_secret"), kinds, true, NOW);
    }

    @Test
    default void aWebhookShouldComeBackAsItWasAdded() {
        User alice = People.user(accounts(), "alice");
        Set<EventKind> kinds = Set.of(EventKind.TICKET_CREATED, EventKind.COMMENT_ADDED);
        Webhook first = webhooks().add(newWebhook(alice.id(), kinds));
        Webhook second = webhooks().add(newWebhook(alice.id(), Set.of()));
        assertThat(first).isEqualTo(newWebhook(alice.id(), kinds).numbered(first.id()));
        assertThat(webhooks().find(first.id())).contains(first);
        assertThat(webhooks().list(alice.id())).containsExactly(first, second);
        assertThat(webhooks().list(People.user(accounts(), "bob").id())).isEmpty();
        assertThat(webhooks().find(new WebhookId(second.id().value() + 1_000_000)))
                .isEmpty();
    }

    @Test
    default void aChangeShouldLeaveTheSecretAndTheOwner() {
        User alice = People.user(accounts(), "alice");
        Webhook before = webhooks().add(newWebhook(alice.id(), Set.of()));
        Set<EventKind> kinds = Set.of(EventKind.TICKET_CLOSED);
        WebhookUrl url = new WebhookUrl("https://other.example.com");
        webhooks()
                .update(new Webhook(
                        before.id(), new UserId(4_711), url, new Secret("another"), kinds, false, NOW.plusSeconds(1)));
        assertThat(webhooks().find(before.id()))
                .contains(new Webhook(before.id(), alice.id(), url, before.secret(), kinds, false, NOW));
    }

    @Test
    default void aWebhookThatIsRemovedShouldBeGone() {
        Webhook webhook =
                webhooks().add(newWebhook(People.user(accounts(), "alice").id(), Set.of()));
        webhooks().remove(webhook.id());
        webhooks().remove(webhook.id());
        webhooks().update(webhook);
        assertThat(webhooks().find(webhook.id())).isEmpty();
    }
}
