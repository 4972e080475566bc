package io.ticketbridge.domain;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * That somebody wants something done in Jira, before anything was done about it.
 *
 * @param origin from where the owner asked for it
 * @param key by which the caller names it, if they do
 * @param integration through which it is to be done
 */
public record NewIntent(
        IntentId id, UserId owner, Origin origin, Optional<IdempotencyKey> key, IntegrationId integration, Wish wish) {

    /** By which a blind repeat is known: the same caller wants the same thing. */
    public Fingerprint fingerprint() {
        Stream<String> whose = Stream.of(String.valueOf(owner.value()), String.valueOf(integration.value()));
        return Fingerprint.of(Stream.concat(whose, wish.parts().stream()).toList());
    }
}
