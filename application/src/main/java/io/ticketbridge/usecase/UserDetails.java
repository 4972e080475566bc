package io.ticketbridge.usecase;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.User;
import java.util.List;

/**
 * A user with their teams.
 *
 * @param memberships by the team's name
 */
public record UserDetails(User user, List<Membership> memberships) {
    public UserDetails {
        memberships = List.copyOf(memberships);
    }
}
