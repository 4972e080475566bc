package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;

/**
 * That somebody wants a ticket opened, before anything was done about it.
 *
 * @param key by which the caller names it, if they do
 * @param integration through which it is to be opened
 * @param team the integration's team, which will be the ticket's
 */
public record NewIntent(
        IntentId id,
        UserId owner,
        Optional<IdempotencyKey> key,
        IntegrationId integration,
        Optional<TeamId> team,
        NewIssue issue) {

    /** By which a blind repeat is known: the same caller wants the same thing. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(List.of(
                String.valueOf(owner.value()),
                String.valueOf(integration.value()),
                issue.summary().value(),
                issue.description().isPresent() ? "described" : "",
                issue.description().map(Description::value).orElse(""),
                issue.type().name()));
    }
}
