package io.ticketbridge.domain;

/** What a user knows one of their keys by; several may have one name. */
public record KeyName(String value) {
    public KeyName {
        Names.require("name", "Key name", value);
    }
}
