package io.ticketbridge.port;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.NewIntegration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps integrations. Their secrets are encrypted at rest and come back in the clear to the use cases alone. */
public interface Integrations {
    Integration add(NewIntegration integration);

    Optional<Integration> find(IntegrationId id);

    /** Those of any of these owners, oldest first. */
    List<Integration> list(Collection<? extends IntegrationOwner> owners);

    /** Every integration, oldest first. */
    List<Integration> listAll();

    /**
     * Replaces the integration with this id, where it was last updated at {@code before}.
     *
     * @return whether it did; not where it was changed or removed meanwhile
     */
    boolean update(Integration integration, Instant before);

    /** Removes an integration; tickets that were opened through it stay. To remove it twice does nothing. */
    void remove(IntegrationId id);
}
