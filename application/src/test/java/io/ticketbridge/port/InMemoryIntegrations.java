package io.ticketbridge.port;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.NewIntegration;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of {@link Integrations}. */
public final class InMemoryIntegrations implements Integrations, InMemoryAccounts.Listener {
    private final Map<Long, Integration> integrations = new TreeMap<>();
    private long last;

    public InMemoryIntegrations(InMemoryAccounts accounts) {
        accounts.listen(this);
    }

    @Override
    public synchronized Integration add(NewIntegration integration) {
        Integration added = integration.numbered(new IntegrationId(++last));
        integrations.put(last, added);
        return added;
    }

    @Override
    public synchronized Optional<Integration> find(IntegrationId id) {
        return Optional.ofNullable(integrations.get(id.value()));
    }

    @Override
    public synchronized List<Integration> list(Collection<? extends IntegrationOwner> owners) {
        return integrations.values().stream()
                .filter(integration -> owners.contains(integration.owner()))
                .toList();
    }

    @Override
    public synchronized List<Integration> listAll() {
        return List.copyOf(integrations.values());
    }

    @Override
    public synchronized boolean update(Integration integration, Instant before) {
        Integration stored = integrations.get(integration.id().value());
        boolean same = stored != null && stored.updatedAt().equals(before);
        if (same) {
            integrations.replace(integration.id().value(), integration);
        }
        return same;
    }

    @Override
    public synchronized void remove(IntegrationId id) {
        integrations.remove(id.value());
    }

    @Override
    public void userRemoved(UserId id) {
        // A removed user's integration stays, because the user's tickets do.
    }

    @Override
    public synchronized void teamRemoved(TeamId id) {
        integrations.values().removeIf(integration -> integration.team().equals(Optional.of(id)));
    }
}
