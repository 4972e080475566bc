package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;

/** Where the secret keys come from: the one to seal with first, then those that still open what was sealed before. */
public interface KeySource {
    /**
     * The keys as text: each 32 bytes in base64, parted by blanks or lines; a line that begins with {@code #} is a remark.
     *
     * @throws DatabaseUnusable where they cannot be had; the message never holds any of them
     */
    Secret read();

    /** Another than before where {@link #read} may give others than before. */
    Object version();

    /** What to call it in a sentence. */
    String name();

    /**
     * Makes a first key where there is none yet.
     *
     * @throws DatabaseUnusable where there is none and none can be made
     */
    default void createIfMissing() {}

    /**
     * Puts a new key before the others.
     *
     * @throws DatabaseUnusable where only the operator can do that
     */
    default void prepend() {
        throw new DatabaseUnusable(
                "The secret keys come from " + name() + ": put a new one, as \"openssl rand -base64 32\""
                        + " prints it, before the others there, restart, and run this again with --first");
    }

    /** Keys that were given as a text. */
    record Text(Secret text, String name) implements KeySource {
        @Override
        public Secret read() {
            return text;
        }

        @Override
        public Object version() {
            return 1;
        }
    }
}
