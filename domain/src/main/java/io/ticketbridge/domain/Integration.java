package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A connection to one project of one Jira, as a user configured it.
 *
 * @param inboundSecret shared with Jira's webhooks to prove that they are Jira's
 * @param active an inactive one is kept and not used
 * @param syncInbound whether Jira's webhooks are listened to
 */
public record Integration(
        IntegrationId id,
        IntegrationOwner owner,
        String name,
        BaseUrl baseUrl,
        Credentials credentials,
        JiraConfig config,
        Optional<Secret> inboundSecret,
        boolean active,
        boolean syncInbound,
        Instant createdAt,
        Instant updatedAt) {
    /** In UTF-16 units. */
    public static final int MAX_NAME_LENGTH = 255;

    public Integration {
        Text.requireNotBlank("name", "Name", name);
        Text.requireOneLine("name", "Name", name);
        Text.requireStorable("name", "Name", name, MAX_NAME_LENGTH);
    }

    /** What tells it from others, without what is secret. */
    public String inShort() {
        return id + " " + baseUrl.value() + " " + config.projectKey();
    }

    /** The same, listening to Jira's webhooks, which are signed with {@code secret}. */
    public Integration listening(Secret secret, Instant now) {
        return new Integration(
                id, owner, name, baseUrl, credentials, config, Optional.of(secret), active, true, createdAt, now);
    }

    /** The team whose members see the tickets that are opened through this integration. */
    public Optional<TeamId> team() {
        return owner instanceof IntegrationOwner.OfTeam ofTeam ? Optional.of(ofTeam.team()) : Optional.empty();
    }
}
