package io.ticketbridge.rest.json;

import io.ticketbridge.domain.TeamName;
import java.util.Optional;

/** What {@code POST /teams} takes. */
public final class NewTeamJson {
    private NewTeamJson() {}

    public static TeamName read(JsonBody body) {
        Optional<TeamName> name = body.required("name", "Name", TeamName::new);
        body.refuseIfInvalid();
        return name.orElseThrow();
    }
}
