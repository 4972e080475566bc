package io.ticketbridge.domain;

import java.util.Arrays;

/** What a user is to a team. */
public enum TeamRole {
    MEMBER("member"),
    /** Also manages the team's integrations. */
    LEAD("lead");

    private final String word;

    TeamRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The role of exactly this word; refuses any other. */
    public static TeamRole of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.of("role", "invalid_choice", "Role must be lead or member"));
    }
}
