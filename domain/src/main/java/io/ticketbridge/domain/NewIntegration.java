package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/** An integration that has no number yet. */
public record NewIntegration(
        IntegrationOwner owner,
        String name,
        BaseUrl baseUrl,
        Credentials credentials,
        JiraConfig config,
        Optional<Secret> inboundSecret,
        boolean active,
        boolean syncInbound,
        Instant createdAt) {

    public NewIntegration {
        Text.requireNotBlank("name", "Name", name);
        Text.requireOneLine("name", "Name", name);
        Text.requireStorable("name", "Name", name, Integration.MAX_NAME_LENGTH);
    }

    /** The integration that this becomes under its number. */
    public Integration numbered(IntegrationId id) {
        return new Integration(
                id,
                owner,
                name,
                baseUrl,
                credentials,
                config,
                inboundSecret,
                active,
                syncInbound,
                createdAt,
                createdAt);
    }
}
