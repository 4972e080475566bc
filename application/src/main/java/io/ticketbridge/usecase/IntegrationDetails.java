package io.ticketbridge.usecase;

import io.ticketbridge.domain.Checkup;
import java.util.Optional;

/**
 * An integration and how it was found when it was last examined.
 *
 * @param checkup empty where it never was, or the viewer is not shown its settings
 */
public record IntegrationDetails(IntegrationView view, Optional<Checkup> checkup) {}
