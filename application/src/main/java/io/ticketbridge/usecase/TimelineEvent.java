package io.ticketbridge.usecase;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.UserId;
import java.util.Optional;

/**
 * Something that happened to a ticket, as one viewer sees it.
 *
 * @param by who did it, named for the viewer; empty where Jira does not say
 * @param file the name of a file that was added
 * @param user who did it here, or whose read or sync showed it, where the viewer may know
 * @param key under which they did, likewise
 */
public record TimelineEvent(
        TicketChange change, Optional<String> by, Optional<String> file, Optional<UserId> user, Optional<KeyId> key) {}
