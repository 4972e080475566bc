package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.Delivery.State;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Deliveries.Behind;
import io.ticketbridge.port.Deliveries.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link Deliveries} promises. No other webhook in the same store has anything due. */
public interface DeliveriesContract {
    int ALL = 100_000;
    Duration LONG = Duration.ofHours(1);
    DeliveryOutcome GOOD = DeliveryOutcome.answered(204);
    DeliveryOutcome BAD = DeliveryOutcome.answered(500);

    Deliveries deliveries();

    Webhooks webhooks();

    Events events();

    TicketStore tickets();

    CommentStore comments();

    Accounts accounts();

    /** Leaves nothing due to the next test. */
    @AfterEach
    default void takeWhatIsLeft() {
        Optional<Claim> claim = deliveries().take(LONG);
        while (claim.isPresent()) {
            webhooks().remove(claim.get().webhook().id());
            claim = deliveries().take(LONG);
        }
    }

    @Test
    default void aWebhookShouldBeHandedWhatHappensAfterItWasAddedOnce() {
        Webhook webhook = webhook();
        TicketId ticket = open(webhook.owner());
        Behind behind = behind(webhook);
        EventPage page = page(behind);
        assertThat(deliveries().hand(behind, page.events(), page.next())).isTrue();
        assertThat(deliveries().hand(behind, page.events(), page.next())).isFalse();
        assertThat(deliveries().behind(ALL)).extracting(Behind::webhook).doesNotContain(webhook);
        Delivery delivery = only(webhook);
        assertThat(delivery.ticket()).contains(ticket);
        assertThat(delivery.kind().word()).isEqualTo("ticket.created");
        assertThat(delivery.event()).isEqualTo(page.events().get(0).place());
        assertThat(delivery.state() + " " + delivery.tries()).isEqualTo("PENDING 0");
        assertThat(delivery.last()).isEmpty();
    }

    @Test
    default void oneThingShouldBeTakenAtATimeByWhoHoldsTheWebhook() {
        Webhook webhook = webhook();
        open(webhook.owner());
        open(webhook.owner());
        hand(webhook);
        Claim slow = taken(Duration.ZERO);
        assertThat(slow.webhook()).isEqualTo(webhook);
        Claim quick = taken(LONG);
        assertThat(quick.delivery().id()).isEqualTo(slow.delivery().id());
        assertThat(deliveries().take(LONG)).isEmpty();
        assertThat(deliveries().ended(slow, BAD)).isFalse();
        assertThat(deliveries().putOff(slow, BAD, Duration.ZERO, Duration.ZERO)).isFalse();
        assertThat(deliveries().ended(quick, GOOD)).isTrue();
        Delivery told = find(webhook, quick.delivery());
        assertThat(told.state() + " " + told.tries()).isEqualTo("DELIVERED 1");
        assertThat(told.last()).contains(GOOD);
        assertThat(told.triedAt()).isPresent();
        assertThat(told.dueAt()).isEmpty();
        assertThat(taken(LONG).delivery().id()).isNotEqualTo(told.id());
    }

    @Test
    default void ofOneTicketNothingShouldBeTakenBeforeWhatIsEarlier() {
        Webhook webhook = webhook();
        TicketId first = open(webhook.owner());
        comments().add(first, Fixtures.comment("1", "Confirmed"), webhook.owner(), Fixtures.READ);
        comments().remove(first, new CommentId("1"), Fixtures.READ);
        TicketId second = open(webhook.owner());
        hand(webhook);
        Claim created = taken(LONG);
        assertThat(words(created)).isEqualTo("ticket.created " + first);
        deliveries().putOff(created, BAD, LONG, Duration.ZERO);
        Claim other = taken(LONG);
        assertThat(words(other)).isEqualTo("ticket.created " + second);
        deliveries().ended(other, GOOD);
        assertThat(deliveries().take(LONG)).isEmpty();
        assertThat(find(webhook, created.delivery()).tries()).isEqualTo(1);
        assertThat(find(webhook, created.delivery()).last()).contains(BAD);
    }

    @Test
    default void whatIsDeadShouldMakeRoomAndComeBackWhereItIsReplayed() {
        Webhook webhook = webhook();
        TicketId ticket = open(webhook.owner());
        comments().add(ticket, Fixtures.comment("1", "Confirmed"), webhook.owner(), Fixtures.READ);
        hand(webhook);
        Claim created = taken(LONG);
        DeliveryId id = created.delivery().id();
        assertThat(deliveries().replay(webhook.id(), id)).isFalse();
        deliveries().putOff(created, BAD, Duration.ZERO, Duration.ZERO);
        deliveries().ended(taken(LONG), DeliveryOutcome.failed("timed_out"));
        assertThat(find(webhook, created.delivery()).state()).isEqualTo(State.DEAD);
        assertThat(find(webhook, created.delivery()).last()).contains(DeliveryOutcome.failed("timed_out"));
        assertThat(words(taken(Duration.ZERO))).isEqualTo("comment.added " + ticket);
        assertThat(deliveries().replay(new WebhookId(webhook.id().value() + 1_000_000), id))
                .isFalse();
        assertThat(deliveries().replay(webhook.id(), id)).isTrue();
        assertThat(find(webhook, created.delivery()).tries()).isZero();
        assertThat(taken(LONG).delivery().id()).isEqualTo(id);
    }

    @Test
    default void aWebhookThatRestsShouldBeToldNothingElse() {
        Webhook webhook = webhook();
        open(webhook.owner());
        open(webhook.owner());
        hand(webhook);
        deliveries().putOff(taken(LONG), BAD, LONG, LONG);
        assertThat(deliveries().take(LONG)).isEmpty();
    }

    @Test
    default void anInactiveWebhookShouldBeToldNothingAlsoLater() {
        Webhook webhook = webhook();
        open(webhook.owner());
        hand(webhook);
        Webhook off = set(webhook, false);
        assertThat(deliveries().take(LONG)).isEmpty();
        open(webhook.owner());
        settle();
        assertThat(deliveries().behind(ALL)).extracting(Behind::webhook).doesNotContain(off);
        set(webhook, true);
        assertThat(deliveries().behind(ALL)).extracting(Behind::webhook).doesNotContain(webhook);
        deliveries().ended(taken(LONG), GOOD);
        assertThat(deliveries().take(LONG)).isEmpty();
    }

    @Test
    default void aListShouldGoOnFromNewToOld() {
        Webhook webhook = webhook();
        for (int i = 0; i < 3; i++) {
            open(webhook.owner());
        }
        hand(webhook);
        List<Delivery> first = deliveries().list(webhook.id(), Optional.empty(), 2);
        List<Delivery> second =
                deliveries().list(webhook.id(), Optional.of(first.get(1).id()), 2);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(first.get(0).event()).isGreaterThan(first.get(1).event());
        assertThat(first.get(1).event()).isGreaterThan(second.get(0).event());
        webhooks().remove(webhook.id());
        assertThat(deliveries().list(webhook.id(), Optional.empty(), 2)).isEmpty();
    }

    @Test
    default void whatIsNotToBeToldAnyMoreShouldBeForgotten() {
        Webhook webhook = webhook();
        open(webhook.owner());
        open(webhook.owner());
        hand(webhook);
        Claim told = taken(Duration.ZERO);
        deliveries().ended(told, GOOD);
        deliveries().forget(LONG);
        assertThat(deliveries().list(webhook.id(), Optional.empty(), ALL)).hasSize(2);
        deliveries().forget(LONG.negated());
        assertThat(only(webhook).id()).isNotEqualTo(told.delivery().id());
    }

    private Webhook webhook() {
        settle();
        User alice = People.user(accounts(), "alice");
        return webhooks().add(WebhooksContract.newWebhook(alice.id(), Set.of()));
    }

    private Webhook set(Webhook webhook, boolean active) {
        Webhook changed = new Webhook(
                webhook.id(),
                webhook.owner(),
                webhook.url(),
                webhook.secret(),
                webhook.kinds(),
                active,
                webhook.createdAt());
        webhooks().update(changed);
        return changed;
    }

    private TicketId open(UserId owner) {
        return tickets().add(newTicket(owner, Optional.empty())).id();
    }

    private void hand(Webhook webhook) {
        Behind behind = behind(webhook);
        EventPage page = page(behind);
        assertThat(deliveries().hand(behind, page.events(), page.next())).isTrue();
    }

    private Behind behind(Webhook webhook) {
        settle();
        return deliveries().behind(ALL).stream()
                .filter(each -> each.webhook().equals(webhook))
                .findFirst()
                .orElseThrow();
    }

    private EventPage page(Behind behind) {
        User owner = accounts().findUser(behind.webhook().owner()).orElseThrow();
        Viewer viewer = new Viewer(owner, Map.of(), Optional.empty(), Origin.HERE);
        EventPage page =
                events().read(viewer, new EventsFrom.After(behind.place()), ALL).orElseThrow();
        assertThat(page.events()).extracting(Event::place).isNotEmpty();
        return page;
    }

    private void settle() {
        while (events().settle(ALL) > 0) {
            // Another test's may be among them.
        }
    }

    private Claim taken(Duration lease) {
        return deliveries().take(lease).orElseThrow();
    }

    private Delivery only(Webhook webhook) {
        List<Delivery> all = deliveries().list(webhook.id(), Optional.empty(), ALL);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Delivery find(Webhook webhook, Delivery delivery) {
        return deliveries().find(webhook.id(), delivery.id()).orElseThrow();
    }

    private static String words(Claim claim) {
        return claim.delivery().kind().word() + " " + claim.delivery().ticket().orElseThrow();
    }
}
