package io.ticketbridge.domain;

/** A password, token or the like, that never shows itself by accident. */
public record Secret(String value) {
    /** What stands for a secret wherever one would be shown; sent back to us, it means "keep the one you have". */
    public static final String MASK = "********";

    public boolean isMask() {
        return value.equals(MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
