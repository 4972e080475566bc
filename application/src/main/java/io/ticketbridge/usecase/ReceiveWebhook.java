package io.ticketbridge.usecase;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.WebhookSignature;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.Refreshes;
import java.util.Optional;
import java.util.function.Function;

/** "Jira calls us": notes that an issue is to be looked at again, and believes nothing else that is told. */
public final class ReceiveWebhook {
    /** So that it takes as long to refuse where there is no secret to compare with. */
    private static final Secret NONE = new Secret("none");

    private final Integrations integrations;
    private final Refreshes refreshes;

    public ReceiveWebhook(Integrations integrations, Refreshes refreshes) {
        this.integrations = integrations;
        this.refreshes = refreshes;
    }

    /**
     * Once this returns, no crash loses what was told.
     *
     * @param body as it was signed
     * @param delivery by which Jira tells the same once more
     * @param read what the body says of an issue, if anything; asked once it is known to be Jira's
     */
    public void receive(
            IntegrationId id,
            WebhookSignature signature,
            byte[] body,
            Optional<String> delivery,
            Function<byte[], Optional<IssueNews>> read) {
        Optional<Secret> secret = integrations
                .find(id)
                .filter(integration -> integration.active() && integration.syncInbound())
                .flatMap(Integration::inboundSecret);
        if (!signature.isOf(secret.orElse(NONE), body) || secret.isEmpty()) {
            throw new Refusal.NotSigned();
        }
        read.apply(body).ifPresent(news -> refreshes.heard(id, delivery, news));
    }
}
