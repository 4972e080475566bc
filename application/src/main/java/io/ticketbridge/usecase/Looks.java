package io.ticketbridge.usecase;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.port.Refreshes;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Adds to what was found in a Jira whether it tells of changes by itself, where it is listened to: a step that use cases share. */
final class Looks {
    private static final String CHECK = "webhooks";

    private final Refreshes refreshes;

    Looks(Refreshes refreshes) {
        this.refreshes = refreshes;
    }

    ConnectionTest with(Integration integration, ConnectionTest test) {
        return webhooks(integration).map(test::and).orElse(test);
    }

    /** It cannot be tried from here: Jira has to call. */
    private Optional<Finding> webhooks(Integration integration) {
        if (!integration.syncInbound()) {
            return Optional.empty();
        }
        if (integration.inboundSecret().isEmpty()) {
            return Optional.of(Finding.warning(
                    CHECK,
                    "Jira's webhooks are refused: enter a secret here, and the same in Jira's settings of the webhook",
                    Mender.INTEGRATION_ADMIN));
        }
        return Optional.of(refreshes
                .lastHeard(integration.id())
                .map(heard -> Finding.passed(
                        CHECK, "Jira tells of changes by itself, last at " + heard.truncatedTo(ChronoUnit.SECONDS)))
                .orElseGet(() -> Finding.unknown(
                        CHECK,
                        "No webhook of Jira's has come yet: make one there that calls this integration's callback_url with its"
                                + " secret; until then changes are seen within a minute")));
    }
}
