package io.ticketbridge.domain;

/** What a user is called; a name is never given to another user. */
public record Username(String value) {
    public Username {
        Names.require("username", "Username", value);
    }
}
