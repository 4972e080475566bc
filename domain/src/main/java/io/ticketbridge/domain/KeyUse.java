package io.ticketbridge.domain;

/**
 * How often something was asked for under a key, within a moment.
 *
 * @param kind of what is limited by itself, such as {@code reads}
 */
public record KeyUse(KeyId key, String kind, int times) {}
