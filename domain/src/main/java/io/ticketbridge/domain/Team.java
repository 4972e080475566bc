package io.ticketbridge.domain;

/** People who share an integration and see each other's tickets. */
public record Team(TeamId id, String name) {}
