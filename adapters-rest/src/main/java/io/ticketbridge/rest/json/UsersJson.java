package io.ticketbridge.rest.json;

import io.ticketbridge.usecase.UserDetails;
import java.util.List;

/** The answers about users. */
public final class UsersJson {
    private UsersJson() {}

    /** On create. */
    public record Created(String message, UserJson user) {}

    /** On list. */
    public record All(List<UserJson> users, int total) {
        public static All from(List<UserDetails> users) {
            return new All(users.stream().map(UserJson::from).toList(), users.size());
        }
    }
}
