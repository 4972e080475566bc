package io.ticketbridge.rest.json;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about webhooks. */
public final class WebhooksJson {
    private WebhooksJson() {}

    /** A webhook without its secret. */
    public record WebhookJson(long id, String url, List<String> events, boolean active, String createdAt) {
        static WebhookJson from(Webhook webhook) {
            return new WebhookJson(
                    webhook.id().value(),
                    webhook.url().value(),
                    webhook.kinds().stream().map(EventKind::word).sorted().toList(),
                    webhook.active(),
                    Times.write(webhook.createdAt()));
        }
    }

    /** One that was added just now, with its secret, which is shown this once. */
    public record Created(WebhookJson webhook, String secret) {
        public static Created from(Webhook webhook) {
            return new Created(WebhookJson.from(webhook), webhook.secret().value());
        }

        @Override
        public String toString() {
            return webhook.toString();
        }
    }

    /** One by itself. */
    public record One(WebhookJson webhook) {
        public static One from(Webhook webhook) {
            return new One(WebhookJson.from(webhook));
        }
    }

    /** All of somebody's. */
    public record All(List<WebhookJson> webhooks, int total) {
        public static All from(List<Webhook> webhooks) {
            return new All(webhooks.stream().map(WebhookJson::from).toList(), webhooks.size());
        }
    }

    /** What became of a ping. */
    public record Tested(OutcomeJson test) {
        public static Tested from(DeliveryOutcome outcome) {
            return new Tested(new OutcomeJson(
                    outcome.isGood(),
                    outcome.status().orElse(null),
                    outcome.trouble().orElse(null)));
        }
    }

    /** How a ping was answered, if it was. */
    public record OutcomeJson(
            boolean ok,
            @Nullable Integer statusCode,
            @Nullable String trouble) {}
}
