package io.ticketbridge.domain;

import java.util.Arrays;

/** What a user is to the platform. */
public enum Role {
    USER("user"),
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The role of exactly this word; refuses any other. */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.of("role", "invalid_choice", "Role must be user or admin"));
    }
}
