package io.ticketbridge.rest.json;

import io.ticketbridge.domain.User;
import io.ticketbridge.usecase.UserDetails;
import java.util.List;

/** A user with their teams. */
public record UserJson(long id, String username, String email, String role, List<MembershipJson> teams) {
    public static UserJson from(UserDetails details) {
        User user = details.user();
        return new UserJson(
                user.id().value(),
                user.username(),
                user.email(),
                user.role().word(),
                details.memberships().stream().map(MembershipJson::from).toList());
    }
}
