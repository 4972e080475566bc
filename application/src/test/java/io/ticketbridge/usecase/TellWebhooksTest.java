package io.ticketbridge.usecase;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.comment;
import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryDeliveries;
import io.ticketbridge.port.InMemoryEvents;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.InMemoryWebhookSender;
import io.ticketbridge.port.InMemoryWebhooks;
import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellWebhooksTest {
    private static final DeliveryOutcome BAD = DeliveryOutcome.answered(500);

    private final StoppedClock clock = new StoppedClock(NOW);
    private final InMemoryEvents events = new InMemoryEvents(clock);
    private final InMemoryTicketStore tickets = new InMemoryTicketStore(events);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(events);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(webhooks, clock);
    private final InMemoryWebhookSender sender = new InMemoryWebhookSender();
    private final HandOutEvents handOut = new HandOutEvents(events, deliveries, accounts);
    private final TellWebhooks tell =
            new TellWebhooks(events, deliveries, sender, accounts, new Repetition(() -> 0.5), clock);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);

    @Test
    void aWebhookShouldBeToldWhatItWantsInTheOrderOfEachTicket() {
        Webhook all = webhook(alice, Set.of());
        webhook(alice, Set.of(EventKind.COMMENT_ADDED));
        TicketId first = open(Optional.empty());
        comments.add(first, comment("1", "Confirmed"), alice.id(), Fixtures.READ);
        open(Optional.empty());
        tellAll();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "ticket.created 1", "comment.added 1", "ticket.created 2", "comment.added 1");
        assertThat(deliveries.list(all.id(), Optional.empty(), 10))
                .extracting(Delivery::state)
                .containsOnly(Delivery.State.DELIVERED);
        tellAll();
        assertThat(told()).hasSize(4);
    }

    @Test
    void whatIsNotTakenShouldHoldUpItsTicketAndNoOther() {
        webhook(alice, Set.of());
        TicketId first = open(Optional.empty());
        comments.add(first, comment("1", "Confirmed"), alice.id(), Fixtures.READ);
        open(Optional.empty());
        sender.answer(BAD);
        tellAll();
        clock.advance(Duration.ofSeconds(3));
        tellAll();
        assertThat(told()).containsExactly("ticket.created 1", "ticket.created 2");
        clock.advance(Duration.ofSeconds(8));
        tellAll();
        assertThat(told())
                .containsExactly("ticket.created 1", "ticket.created 2", "ticket.created 1", "comment.added 1");
        assertThat(sender.told().get(2).delivery())
                .isEqualTo(sender.told().get(0).delivery());
    }

    @Test
    void aWebhookThatSaysNothingShouldLeaveTimeForOthers() {
        webhook(alice, Set.of());
        open(Optional.empty());
        open(Optional.empty());
        sender.answer(DeliveryOutcome.failed("timed_out"));
        tellAll();
        clock.advance(Duration.ofSeconds(29));
        tellAll();
        assertThat(told()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        tellAll();
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatIsNeverTakenShouldBeTriedLessAndLessOftenForADayAndThenAgainOnlyIfItIsReplayed() {
        Webhook webhook = webhook(alice, Set.of());
        open(Optional.empty());
        for (int i = 0; i < 100; i++) {
            sender.answer(BAD);
        }
        List<Duration> waits = new ArrayList<>();
        tellAll();
        while (only(webhook).state() == Delivery.State.PENDING) {
            Duration wait =
                    Duration.between(clock.instant(), only(webhook).dueAt().orElseThrow());
            waits.add(wait);
            clock.advance(wait);
            tellAll();
        }
        assertThat(waits).hasSize(13).isSorted().startsWith(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(Duration.between(NOW, clock.instant())).isBetween(Duration.ofHours(20), Duration.ofHours(26));
        assertThat(only(webhook).state()).isEqualTo(Delivery.State.DEAD);
        assertThat(only(webhook).last()).contains(BAD);
        clock.advance(Duration.ofDays(1));
        tellAll();
        assertThat(told()).hasSize(14);
        deliveries.replay(webhook.id(), only(webhook).id());
        tellAll();
        assertThat(told()).hasSize(15);
        assertThat(only(webhook).state()).isEqualTo(Delivery.State.PENDING);
    }

    @Test
    void whatItsOwnerMayNotSeeAnyMoreShouldNotBeTold() {
        User bob = accounts.addUser("bob", "bob@example.com", Role.USER);
        Team red = accounts.addTeam("red");
        accounts.join(red.id(), bob.id(), TeamRole.MEMBER);
        Webhook his = webhook(bob, Set.of());
        open(Optional.of(red));
        open(Optional.empty());
        handOut();
        assertThat(deliveries.list(his.id(), Optional.empty(), 10)).hasSize(1);
        accounts.leave(red.id(), bob.id());
        tellAll();
        assertThat(told()).isEmpty();
        assertThat(only(his).last()).contains(DeliveryOutcome.failed("withheld"));
        assertThat(only(his).state()).isEqualTo(Delivery.State.DEAD);
    }

    @Test
    void whoWasRemovedShouldBeToldNothing() {
        webhook(alice, Set.of());
        open(Optional.empty());
        handOut();
        accounts.removeUser(alice.id());
        open(Optional.empty());
        tellAll();
        assertThat(told()).isEmpty();
    }

    private Webhook webhook(User owner, Set<EventKind> kinds) {
        WebhookUrl url = new WebhookUrl("https://hooks.example.com/");
        return webhooks.add(new NewWebhook(owner.id(), url, new Secret("whs_secret"), kinds, true, NOW));
    }

    private TicketId open(Optional<Team> team) {
        return tickets.add(newTicket(alice.id(), team.map(Team::id))).id();
    }

    private void handOut() {
        while (events.settle(100) > 0 || handOut.handOut()) {
            // Until there is nothing more to hand out.
        }
    }

    private void tellAll() {
        handOut();
        while (tell.tellNext()) {
            // Until nothing is due.
        }
    }

    private Delivery only(Webhook webhook) {
        List<Delivery> all = deliveries.list(webhook.id(), Optional.empty(), 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<String> told() {
        return sender.told().stream().map(TellWebhooksTest::words).toList();
    }

    private static String words(WebhookMessage message) {
        return message.kind() + " "
                + message.event().orElseThrow().subject().ticket().orElseThrow();
    }
}
