package io.ticketbridge.domain;

import java.util.Optional;

/**
 * From where something is asked for. It decides nothing; whoever looks into it later wants to know.
 *
 * @param key the API key in use; empty where there is none, as behind a signed link
 * @param address of the caller; empty where it was not asked for over the network
 */
public record Origin(Optional<KeyId> key, Optional<String> address) {
    /** The operator's commands, and what the server does by itself. */
    public static final Origin HERE = new Origin(Optional.empty(), Optional.empty());

    /** From an address, without a key. */
    public static Origin at(String address) {
        return new Origin(Optional.empty(), Optional.of(address));
    }

    /** The same under a key. */
    public Origin with(KeyId id) {
        return new Origin(Optional.of(id), address);
    }
}
