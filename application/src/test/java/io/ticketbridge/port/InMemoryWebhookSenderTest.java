package io.ticketbridge.port;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.WebhookUrl;
import java.util.List;

class InMemoryWebhookSenderTest implements WebhookSenderContract {
    private final InMemoryWebhookSender sender = new InMemoryWebhookSender();

    @Override
    public WebhookSender sender() {
        return sender;
    }

    @Override
    public WebhookUrl receiver(int status) {
        sender.answer(DeliveryOutcome.answered(status));
        return WebhooksContract.URL;
    }

    @Override
    public WebhookUrl forbidden() {
        return new WebhookUrl("https://" + InMemoryWebhookSender.FORBIDDEN);
    }

    @Override
    public List<String> received() {
        return sender.told().stream()
                .map(message -> message.kind() + " " + message.delivery())
                .toList();
    }
}
