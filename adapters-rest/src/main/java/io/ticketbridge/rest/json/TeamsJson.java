package io.ticketbridge.rest.json;

import io.ticketbridge.usecase.TeamDetails;
import java.util.List;

/** The answers about teams. */
public final class TeamsJson {
    private TeamsJson() {}

    /** On create. */
    public record Created(String message, TeamJson team) {}

    /** On a change of who is in it. */
    public record One(TeamJson team) {
        public static One from(TeamDetails details) {
            return new One(TeamJson.from(details));
        }
    }

    /** On list. */
    public record All(List<TeamJson> teams, int total) {
        public static All from(List<TeamDetails> teams) {
            return new All(teams.stream().map(TeamJson::from).toList(), teams.size());
        }
    }
}
