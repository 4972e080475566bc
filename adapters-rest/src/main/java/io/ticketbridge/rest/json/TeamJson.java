package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.usecase.TeamDetails;
import java.util.List;

/** A team with who is in it. */
public record TeamJson(long id, String name, List<MemberJson> members) {
    /** A user's part in a team, as it is told of the team. */
    public record MemberJson(long userId, String username, String role) {
        static MemberJson from(Membership part) {
            return new MemberJson(
                    part.user().id().value(),
                    part.user().username(),
                    part.role().word());
        }
    }

    public static TeamJson from(TeamDetails details) {
        return new TeamJson(
                details.team().id().value(),
                details.team().name(),
                details.members().stream().map(MemberJson::from).toList());
    }
}
