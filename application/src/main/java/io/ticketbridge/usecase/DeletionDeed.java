package io.ticketbridge.usecase;

import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import java.util.Optional;

/** A ticket's end. To close an issue once more changes nothing, so to look whether it is closed is to close it. */
record DeletionDeed(Wish.DeleteTicket wish, Intents intents) implements Deed<IssueRef> {
    @Override
    public IssueRef send(IssueTracker tracker, Intent intent) {
        try {
            tracker.close(wish.issue());
        } catch (Refusal.IssueGone nothingToClose) {
            return wish.issue();
        }
        return wish.issue();
    }

    @Override
    public Look<IssueRef> look(IssueTracker tracker, Intent intent) {
        return new Look<>(Optional.of(send(tracker, intent)), true);
    }

    @Override
    public Intent keep(Intent intent, IssueRef closed) {
        return intents.deleted(intent);
    }
}
