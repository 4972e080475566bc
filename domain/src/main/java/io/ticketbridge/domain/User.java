package io.ticketbridge.domain;

/** A person, or a program that acts as one. */
public record User(UserId id, String username, String email, Role role) {
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
