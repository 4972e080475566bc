package io.ticketbridge.domain;

import java.util.Optional;

/**
 * Credentials as a person fills them in: an email and an API token for Jira Cloud, or a token for Data Center. A mask in
 * the place of a secret stands for the stored one.
 */
public record CredentialsForm(Optional<String> email, Optional<Secret> apiToken, Optional<Secret> token) {
    /** The credentials that these are by themselves. */
    public Credentials complete() {
        if (token.isPresent()) {
            return new Credentials.PersonalAccessToken(unmasked(token.get(), "credentials.token"));
        }
        if (email.isPresent() && apiToken.isPresent()) {
            return new Credentials.ApiToken(email.get(), unmasked(apiToken.get(), "credentials.api_token"));
        }
        throw Refusal.Invalid.of(
                "credentials",
                "required",
                "Credentials are required: email and api_token for Jira Cloud, token for Jira Data Center");
    }

    /** The credentials that these are once {@code stored} fills in for masks and for what was left out. */
    public Credentials completedFrom(Credentials stored) {
        if (stored instanceof Credentials.ApiToken cloud && token.isEmpty()) {
            Optional<Secret> kept = apiToken.filter(given -> !given.isMask()).or(() -> Optional.of(cloud.apiToken()));
            return new CredentialsForm(email.or(() -> Optional.of(cloud.email())), kept, token).complete();
        }
        boolean tokenStays = token.map(Secret::isMask).orElse(email.isEmpty() && apiToken.isEmpty());
        return stored instanceof Credentials.PersonalAccessToken && tokenStays ? stored : complete();
    }

    private static Secret unmasked(Secret secret, String field) {
        if (secret.isMask() || secret.value().isBlank()) {
            throw Refusal.Invalid.of(field, "required", "A secret is required here; there is none stored to keep");
        }
        return secret;
    }
}
