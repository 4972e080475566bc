package io.ticketbridge.domain;

/** What a user is to the platform. */
public enum Role {
    USER,
    ADMIN
}
