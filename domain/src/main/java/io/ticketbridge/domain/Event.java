package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, as programs that follow it are told.
 *
 * @param place among all events, in the order in which they came about; no other ever has it
 * @param at when it was stored, together with the change itself
 */
public record Event(EventPlace place, Instant at, EventSubject subject, Happening what) {
    /** The same as this viewer may know it: nobody but admins learns who else comments on a ticket. */
    public Event seenBy(Viewer viewer) {
        boolean mayKnow =
                !what.kind().isOfComment() || viewer.isAdmin() || what.by().equals(Optional.of(viewer.id()));
        return mayKnow ? this : new Event(place, at, subject, what.byNobodyKnown());
    }
}
