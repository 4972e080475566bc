package io.ticketbridge.rest.json;

import io.ticketbridge.domain.TeamRole;
import java.util.Optional;

/** What putting somebody into a team takes. */
public final class TeamRoleJson {
    private TeamRoleJson() {}

    public static TeamRole read(JsonBody body) {
        Optional<TeamRole> role = body.required("role", "Role", TeamRole::of);
        body.refuseIfInvalid();
        return role.orElseThrow();
    }
}
