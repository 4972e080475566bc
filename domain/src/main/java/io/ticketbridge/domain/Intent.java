package io.ticketbridge.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's wish for a ticket, and how far it has come. It is written down before the first byte goes to Jira, so that
 * whoever comes after a crash knows what may have happened.
 *
 * @param epoch of the lease under which it was read: grows with each, and tells a holder that was overtaken
 * @param sends how often it went out to Jira
 * @param answered whether Jira itself answered the last sending, if only with an error: then it cannot arrive later
 * @param absences how often in a row all of Jira was looked through in vain, later than it could still arrive
 * @param sinceBegun how long ago it was written down, by the store's clock
 * @param sinceSent how long ago it last went out, by the store's clock
 * @param createdAt when it was wished for; the ticket's own time
 * @param rejection in whose words Jira refused it
 * @param opened what it became
 */
public record Intent(
        NewIntent wish,
        IntentState state,
        int epoch,
        int sends,
        boolean answered,
        int absences,
        Duration sinceBegun,
        Duration sinceSent,
        Instant createdAt,
        Optional<String> rejection,
        Optional<Opened> opened) {

    /** The issue that stands in Jira, and the ticket that it has here. */
    public record Opened(IssueRef issue, TicketId ticket) {}

    public IntentId id() {
        return wish.id();
    }

    /** The ticket that this is to become, now that its issue stands in Jira. */
    public NewTicket as(IssueRef issue) {
        NewIssue wanted = wish.issue();
        return new NewTicket(
                wish.owner(),
                wish.team(),
                wish.integration(),
                issue,
                wanted.summary(),
                wanted.description(),
                wanted.type(),
                wanted.priority(),
                createdAt);
    }

    /** The ticket as it was when it was opened; empty until it is. */
    public Optional<Ticket> ticket() {
        return opened.map(done -> as(done.issue()).numbered(done.ticket()));
    }

    public Intent rejected(String words) {
        return next(IntentEvent.REFUSED, false, 0, Optional.of(words));
    }

    public Intent notExecuted() {
        return next(IntentEvent.NOT_EXECUTED, false, 0, rejection);
    }

    /** @param byJira whether Jira itself answered, if only with an error */
    public Intent lost(boolean byJira) {
        return next(IntentEvent.ANSWER_LOST, byJira, 0, rejection);
    }

    public Intent provedAbsent() {
        return next(IntentEvent.PROVED_ABSENT, false, absences, rejection);
    }

    public Intent givenUp() {
        return next(IntentEvent.GIVEN_UP, answered, absences, rejection);
    }

    public Intent absentOnceMore() {
        return new Intent(
                wish, state, epoch, sends, answered, absences + 1, sinceBegun, sinceSent, createdAt, rejection, opened);
    }

    private Intent next(IntentEvent event, boolean byJira, int times, Optional<String> words) {
        return new Intent(
                wish, state.after(event), epoch, sends, byJira, times, sinceBegun, sinceSent, createdAt, words, opened);
    }
}
