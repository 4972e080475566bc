package io.ticketbridge.usecase;

import io.ticketbridge.domain.Intent;
import io.ticketbridge.port.IssueTracker;
import java.util.Optional;

/**
 * How one kind of wish is done in Jira, found there, and kept here.
 *
 * @param <T> what it makes in Jira
 */
interface Deed<T> {
    /**
     * What a look brought.
     *
     * @param complete whether it would have brought what stands in Jira at this moment
     */
    record Look<T>(Optional<T> found, boolean complete) {}

    T send(IssueTracker tracker, Intent intent);

    Look<T> look(IssueTracker tracker, Intent intent);

    /**
     * Stores it with the end of its intent, both or neither.
     *
     * @return how the intent stands now
     */
    Intent keep(Intent intent, T made);
}
