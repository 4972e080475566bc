package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.CredentialsForm;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;
import java.time.Clock;
import java.util.Optional;

/** Changes an integration; what is not mentioned stays as it is. */
public final class UpdateIntegration {
    /**
     * What the viewer wants changed.
     *
     * @param inboundSecret a mask keeps the stored one, an empty text removes it
     */
    public record Command(
            Optional<String> name,
            Optional<BaseUrl> baseUrl,
            Optional<CredentialsForm> credentials,
            Optional<JiraConfig> config,
            Optional<Secret> inboundSecret,
            Optional<Boolean> active,
            Optional<Boolean> syncInbound) {}

    /** How often others may change it between our reading and our writing. */
    private static final int ATTEMPTS = 5;

    private final Integrations integrations;
    private final ManagedIntegrations managed;
    private final IssueTrackers trackers;
    private final Relocation relocation;
    private final Checkups checkups;
    private final Clock clock;
    private final AuditTrail trail;

    public UpdateIntegration(
            Integrations integrations,
            IssueTrackers trackers,
            Relocation relocation,
            Checkups checkups,
            AuditTrail trail,
            Clock clock) {
        this.integrations = integrations;
        this.managed = new ManagedIntegrations(integrations);
        this.trackers = trackers;
        this.relocation = relocation;
        this.checkups = checkups;
        this.clock = clock;
        this.trail = trail;
    }

    public IntegrationView update(Viewer viewer, IntegrationId id, Command command) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Integration stored = managed.manage(viewer, id);
            command.baseUrl().ifPresent(address -> ManagedIntegrations.checkPlace(trackers, address));
            Integration changed = changed(stored, command);
            checkClient(command, changed);
            relocation.check(stored, changed);
            if (integrations.update(changed, stored.updatedAt())) {
                trail.changed(AuditEvent.of(AuditAction.INTEGRATION_CHANGED, viewer, changed.inShort()));
                checkups.hasten(id);
                return IntegrationView.of(changed, viewer);
            }
        }
        throw Refusal.IntegrationInUse.changing();
    }

    /** Whoever renames an integration need not mend what the operator took away. */
    private void checkClient(Command command, Integration changed) {
        boolean matters = command.config().isPresent()
                || command.baseUrl().isPresent()
                || command.credentials().isPresent();
        if (matters) {
            ManagedIntegrations.checkClient(trackers, changed.config(), changed.baseUrl(), changed.credentials());
        }
    }

    private Integration changed(Integration stored, Command command) {
        BaseUrl baseUrl = command.baseUrl().orElse(stored.baseUrl());
        return new Integration(
                stored.id(),
                stored.owner(),
                command.name().orElse(stored.name()),
                baseUrl,
                credentials(stored, baseUrl, command.credentials()),
                command.config().orElse(stored.config()),
                inboundSecret(stored, command.inboundSecret()),
                command.active().orElse(stored.active()),
                command.syncInbound().orElse(stored.syncInbound()),
                stored.createdAt(),
                clock.instant());
    }

    /** A stored secret never goes to another place than the one it was given for: a lead need not know it. */
    private static Credentials credentials(Integration stored, BaseUrl baseUrl, Optional<CredentialsForm> given) {
        if (baseUrl.isSamePlaceAs(stored.baseUrl())) {
            return given.map(form -> form.completedFrom(stored.credentials())).orElse(stored.credentials());
        }
        return given.orElseThrow(() -> Refusal.Invalid.of(
                        "credentials", "required", "Credentials are required again when base_url changes"))
                .complete();
    }

    private static Optional<Secret> inboundSecret(Integration stored, Optional<Secret> given) {
        return given.filter(secret -> !secret.isMask())
                .map(secret -> secret.value().isEmpty() ? Optional.<Secret>empty() : Optional.of(secret))
                .orElse(stored.inboundSecret());
    }
}
