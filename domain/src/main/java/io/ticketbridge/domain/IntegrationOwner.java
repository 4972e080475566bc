package io.ticketbridge.domain;

/** Whose integration it is. */
public sealed interface IntegrationOwner {
    /** One user's; nobody else sees it. */
    record Personal(UserId user) implements IntegrationOwner {}

    /** A team's; its leads and admins manage it, its members know that it is there. */
    record OfTeam(TeamId team) implements IntegrationOwner {}
}
