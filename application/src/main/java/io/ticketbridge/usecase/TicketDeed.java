package io.ticketbridge.usecase;

import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTracker.Sighting;

/** A ticket's issue, found again by its marker. */
record TicketDeed(Wish.OpenTicket wish, Intents intents) implements Deed<IssueRef> {
    @Override
    public IssueRef send(IssueTracker tracker, Intent intent) {
        return tracker.open(wish.issue(), intent.id());
    }

    @Override
    public Look<IssueRef> look(IssueTracker tracker, Intent intent) {
        Sighting sighting = tracker.find(intent.id(), intent.sinceBegun(), intents.openedBefore(intent));
        return new Look<>(sighting.issues().stream().findFirst(), sighting.complete());
    }

    @Override
    public Intent keep(Intent intent, IssueRef issue) {
        return intents.opened(intent, issue);
    }
}
