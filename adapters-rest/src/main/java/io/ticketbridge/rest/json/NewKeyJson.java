package io.ticketbridge.rest.json;

import io.ticketbridge.domain.KeyLife;
import io.ticketbridge.domain.KeyName;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.usecase.AddKey;
import java.util.Optional;

/** What {@code POST /keys} takes. */
public final class NewKeyJson {
    private NewKeyJson() {}

    public static AddKey.Command read(JsonBody body) {
        Optional<KeyName> name = body.required("name", "Name", KeyName::new);
        Optional<UserId> owner = body.id("user_id", "user_id").map(UserId::new);
        Optional<TeamId> team = body.id("team_id", "team_id").map(TeamId::new);
        Optional<KeyLife> life = body.id("days", "days").flatMap(days -> body.made(() -> new KeyLife(days)));
        body.refuseIfInvalid();
        return new AddKey.Command(name.orElseThrow(), owner, team, life);
    }
}
