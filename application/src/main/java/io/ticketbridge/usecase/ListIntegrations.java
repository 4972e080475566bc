package io.ticketbridge.usecase;

import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IntegrationPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Integrations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the integrations that a viewer may know of, oldest first: their own, their teams', for an admin all teams'. */
public final class ListIntegrations {
    private final Integrations integrations;
    private final Checkups checkups;

    public ListIntegrations(Integrations integrations, Checkups checkups) {
        this.integrations = integrations;
        this.checkups = checkups;
    }

    public List<ListedIntegration> list(Viewer viewer) {
        List<Integration> visible = visible(viewer);
        List<IntegrationId> ids = visible.stream().map(Integration::id).toList();
        Map<IntegrationId, Health> health = checkups.healthOf(ids);
        return visible.stream()
                .map(found -> new ListedIntegration(
                        IntegrationView.of(found, viewer), Optional.ofNullable(health.get(found.id()))))
                .toList();
    }

    private List<Integration> visible(Viewer viewer) {
        List<Integration> candidates = viewer.isAdmin() ? integrations.listAll() : integrations.list(owners(viewer));
        return candidates.stream()
                .filter(found -> IntegrationPolicy.membersMaySee(viewer, found.owner()))
                .toList();
    }

    private static List<IntegrationOwner> owners(Viewer viewer) {
        Stream<IntegrationOwner> teams = viewer.teams().keySet().stream().map(IntegrationOwner.OfTeam::new);
        return Stream.concat(Stream.of(new IntegrationOwner.Personal(viewer.id())), teams)
                .toList();
    }
}
