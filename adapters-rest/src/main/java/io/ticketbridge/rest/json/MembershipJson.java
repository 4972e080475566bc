package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Membership;

/** A user's part in a team, as it is told of the user. */
public record MembershipJson(long id, String name, String role) {
    static MembershipJson from(Membership part) {
        return new MembershipJson(
                part.team().id().value(), part.team().name(), part.role().word());
    }
}
