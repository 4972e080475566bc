package io.ticketbridge.domain;

/** How urgent a ticket is: always medium, the reference offers no choice. */
public enum Priority {
    MEDIUM("Medium");

    private final String label;

    Priority(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
