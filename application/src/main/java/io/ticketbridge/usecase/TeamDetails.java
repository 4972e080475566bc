package io.ticketbridge.usecase;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Team;
import java.util.List;

/**
 * A team with who is in it.
 *
 * @param members by username
 */
public record TeamDetails(Team team, List<Membership> members) {
    public TeamDetails {
        members = List.copyOf(members);
    }
}
