package io.ticketbridge.port;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.domain.WebhookUrl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The twin of {@link WebhookSender}: whoever it tells answers what the test wants, and otherwise 204. */
public final class InMemoryWebhookSender implements WebhookSender {
    /** A host at which no webhook may be. */
    static final String FORBIDDEN = "inner.example.com";

    private static final int TAKEN = 204;

    private final Deque<DeliveryOutcome> answers = new ArrayDeque<>();
    private final List<WebhookMessage> told = new ArrayList<>();

    @Override
    public void check(WebhookUrl url) {
        if (url.uri().getHost().equals(FORBIDDEN)) {
            throw new Refusal.AddressNotAllowed("no webhook may be there");
        }
    }

    @Override
    public synchronized DeliveryOutcome send(Webhook webhook, WebhookMessage message) {
        if (webhook.url().uri().getHost().equals(FORBIDDEN)) {
            return DeliveryOutcome.failed("address_not_allowed");
        }
        told.add(message);
        return answers.isEmpty() ? DeliveryOutcome.answered(TAKEN) : answers.remove();
    }

    /** The next message is answered so, after those that others were said for. */
    public synchronized void answer(DeliveryOutcome outcome) {
        answers.add(outcome);
    }

    public synchronized List<WebhookMessage> told() {
        return List.copyOf(told);
    }
}
