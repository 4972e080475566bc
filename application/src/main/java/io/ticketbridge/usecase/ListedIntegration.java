package io.ticketbridge.usecase;

import io.ticketbridge.domain.Health;
import java.util.Optional;

/**
 * An integration in a list.
 *
 * @param health how it was found when it was last examined; empty where it never was
 */
public record ListedIntegration(IntegrationView view, Optional<Health> health) {}
