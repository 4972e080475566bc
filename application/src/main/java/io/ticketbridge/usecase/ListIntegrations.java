package io.ticketbridge.usecase;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IntegrationPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Integrations;
import java.util.List;
import java.util.stream.Stream;

/** Lists the integrations that a viewer may know of, oldest first: their own, their teams', for an admin all teams'. */
public final class ListIntegrations {
    private final Integrations integrations;

    public ListIntegrations(Integrations integrations) {
        this.integrations = integrations;
    }

    public List<IntegrationView> list(Viewer viewer) {
        List<Integration> candidates = viewer.isAdmin() ? integrations.listAll() : integrations.list(owners(viewer));
        return candidates.stream()
                .filter(found -> IntegrationPolicy.membersMaySee(viewer, found.owner()))
                .map(found -> IntegrationView.of(found, viewer))
                .toList();
    }

    private static List<IntegrationOwner> owners(Viewer viewer) {
        Stream<IntegrationOwner> teams = viewer.teams().keySet().stream().map(IntegrationOwner.OfTeam::new);
        return Stream.concat(Stream.of(new IntegrationOwner.Personal(viewer.id())), teams)
                .toList();
    }
}
