package io.ticketbridge.domain;

/** What a user is to a team. */
public enum TeamRole {
    MEMBER,
    /** Also manages the team's integrations. */
    LEAD
}
