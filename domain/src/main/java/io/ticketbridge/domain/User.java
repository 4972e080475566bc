package io.ticketbridge.domain;

/** A person, or a program that acts as one. */
public record User(UserId id, String username, String email, Role role) {
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Who it is and what they may do, in a few words. */
    public String inShort() {
        return username + (isAdmin() ? " as an admin" : "");
    }
}
