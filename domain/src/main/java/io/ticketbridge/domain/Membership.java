package io.ticketbridge.domain;

/** A user's part in a team. */
public record Membership(Team team, User user, TeamRole role) {
    /** What tells it from others, in a few words. */
    public String inShort() {
        return team.name() + " by " + user.username() + (role == TeamRole.LEAD ? " as a lead" : "");
    }
}
