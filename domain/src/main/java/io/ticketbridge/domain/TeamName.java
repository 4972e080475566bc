package io.ticketbridge.domain;

/** What a team is called; no two have one name. */
public record TeamName(String value) {
    public TeamName {
        Names.require("name", "Team", value);
    }
}
