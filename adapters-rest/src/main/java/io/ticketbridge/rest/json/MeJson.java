package io.ticketbridge.rest.json;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.usecase.UserDetails;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks, and under which key. */
public record MeJson(
        long id, String username, String email, String role, List<MembershipJson> teams, KeyInUseJson key) {
    /** The key that they ask under, with the team within which they act. */
    public record KeyInUseJson(long id, @Nullable Long teamId) {}

    public static MeJson from(UserDetails details, KeyId key, Optional<TeamId> team) {
        UserJson user = UserJson.from(details);
        return new MeJson(
                user.id(),
                user.username(),
                user.email(),
                user.role(),
                user.teams(),
                new KeyInUseJson(key.value(), team.map(TeamId::value).orElse(null)));
    }
}
