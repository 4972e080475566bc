package io.ticketbridge.port;

import io.ticketbridge.domain.KeyUse;
import java.time.Duration;
import java.util.List;

/**
 * What nodes tell each other of the use of keys, so that a limit is one for all of them. It is of the last moments alone, and
 * nothing depends on it for longer: what a crash takes is forgotten.
 */
public interface KeyUses {
    /** @param number tells it from all others */
    record Told(long number, KeyUse use) {}

    /** Lets other nodes know, and forgets what anybody told more than a minute ago. */
    void tell(String node, List<KeyUse> uses);

    /** What nodes other than this one have told within that time, by the store's clock. */
    List<Told> toldByOthers(String node, Duration lately);
}
