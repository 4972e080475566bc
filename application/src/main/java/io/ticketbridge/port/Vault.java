package io.ticketbridge.port;

import io.ticketbridge.domain.Secret;

/** Encrypts secrets for storage. What it seals, only a vault with the same key opens, and only for the same place. */
public interface Vault {
    /**
     * Two calls never give the same text.
     *
     * @param place names the row and field that the sealed text is for, so that it is useless elsewhere
     */
    String seal(Secret secret, String place);

    /** @throws IllegalStateException where it was sealed with another key, for another place, or was altered */
    Secret open(String sealed, String place);
}
