package io.ticketbridge.domain;

import java.util.Optional;

/** How a comment's author is named to a viewer: nobody learns who else works on a ticket. */
public enum AuthorLabel {
    /** The viewer's own. */
    YOU("You"),
    /** By an admin of the platform, or by the support team in Jira itself. */
    ADMIN("Admin"),
    /** By anybody else. */
    USER("User");

    private final String label;

    AuthorLabel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The label that {@code viewer} sees on a comment by {@code author}; empty stands for someone in Jira. */
    public static AuthorLabel of(Optional<User> author, Viewer viewer) {
        if (author.isEmpty()) {
            return ADMIN;
        }
        if (author.get().id().equals(viewer.user().id())) {
            return YOU;
        }
        return author.get().isAdmin() ? ADMIN : USER;
    }
}
