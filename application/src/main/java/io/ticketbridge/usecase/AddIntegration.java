package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IntegrationPolicy;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIntegration;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;
import java.time.Clock;
import java.util.Optional;

/** Configures a Jira for a user, or for a team that the user leads. Jira is not asked; a test of it does that. */
public final class AddIntegration {
    /**
     * What the viewer wants configured.
     *
     * @param team whose it shall be; empty: the viewer's own
     */
    public record Command(
            Optional<TeamId> team,
            String name,
            BaseUrl baseUrl,
            Credentials credentials,
            JiraConfig config,
            Optional<Secret> inboundSecret,
            boolean active,
            boolean syncInbound) {}

    private final Integrations integrations;
    private final Accounts accounts;
    private final IssueTrackers trackers;
    private final Clock clock;
    private final AuditTrail trail;

    public AddIntegration(
            Integrations integrations, Accounts accounts, IssueTrackers trackers, AuditTrail trail, Clock clock) {
        this.integrations = integrations;
        this.accounts = accounts;
        this.trackers = trackers;
        this.clock = clock;
        this.trail = trail;
    }

    public IntegrationView add(Viewer viewer, Command command) {
        IntegrationOwner owner = command.team()
                .map(team -> ownedBy(viewer, team))
                .orElseGet(() -> new IntegrationOwner.Personal(viewer.id()));
        ManagedIntegrations.checkPlace(trackers, command.baseUrl());
        ManagedIntegrations.checkClient(trackers, command.config(), command.baseUrl(), command.credentials());
        Integration added = integrations.add(newIntegration(owner, command));
        trail.changed(AuditEvent.of(AuditAction.INTEGRATION_ADDED, viewer, added.inShort()));
        return IntegrationView.of(added, viewer);
    }

    private IntegrationOwner ownedBy(Viewer viewer, TeamId team) {
        IntegrationOwner owner = new IntegrationOwner.OfTeam(team);
        boolean known = viewer.belongsTo(team) || viewer.isAdmin();
        if (!known || accounts.findTeam(team).isEmpty()) {
            throw Refusal.Invalid.of("team_id", "unknown", "You lead no team with this number");
        }
        if (!IntegrationPolicy.ownersLeadsAndAdminsMayManage(viewer, owner)) {
            throw new Refusal.NotAllowed("Only a lead of the team or an admin may manage its integrations");
        }
        return owner;
    }

    private NewIntegration newIntegration(IntegrationOwner owner, Command command) {
        return new NewIntegration(
                owner,
                command.name(),
                command.baseUrl(),
                command.credentials(),
                command.config(),
                command.inboundSecret(),
                command.active(),
                command.syncInbound(),
                clock.instant());
    }
}
