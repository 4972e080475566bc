package io.ticketbridge.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody wants done in Jira, and how far it has come. It is written down before the first byte goes to Jira, so
 * that whoever comes after a crash knows what may have happened.
 *
 * @param begun what is wanted
 * @param progress how far it has come
 * @param epoch of the lease under which it was read: grows with each, and tells a holder that was overtaken
 * @param sends how often it went out to Jira
 * @param sinceBegun how long ago it was written down, by the store's clock
 * @param sinceSent how long ago it last went out, by the store's clock
 * @param untilNext how long until it is time to go on, by the store's clock; zero where it is
 * @param createdAt when it was wished for
 * @param done what it became
 */
public record Intent(
        NewIntent begun,
        Progress progress,
        int epoch,
        int sends,
        Duration sinceBegun,
        Duration sinceSent,
        Duration untilNext,
        Instant createdAt,
        Optional<Done> done) {

    /**
     * What whoever holds the lease has found out.
     *
     * @param answered whether Jira itself answered the last sending, if only with an error: then it cannot arrive later
     * @param absences how often in a row all of Jira was looked through in vain, later than it could still arrive
     * @param rejection how Jira refused it
     */
    public record Progress(IntentState state, boolean answered, int absences, Optional<Rejection> rejection) {
        /** On its way to Jira. */
        public static final Progress SENDING = new Progress(IntentState.SENDING, false, 0, Optional.empty());

        Progress after(IntentEvent event, boolean byJira, int times) {
            return new Progress(state.after(event), byJira, times, rejection);
        }
    }

    /**
     * What stands in Jira and here.
     *
     * @param jiraId the issue's, comment's or attachment's
     * @param issueKey the issue's
     */
    public record Done(TicketId ticket, String jiraId, String issueKey) {}

    public IntentId id() {
        return begun.id();
    }

    public Wish wish() {
        return begun.wish();
    }

    public IntentState state() {
        return progress.state();
    }

    /** The ticket that this is to become, now that its issue stands in Jira. */
    public NewTicket as(Wish.OpenTicket wanted, IssueRef issue) {
        return new NewTicket(
                begun.owner(),
                wanted.team(),
                begun.integration(),
                issue,
                wanted.issue().summary(),
                wanted.issue().description(),
                wanted.issue().type(),
                wanted.issue().priority(),
                createdAt);
    }

    /**
     * What there is to tell once it has been done.
     *
     * @param object the issue's key, or the id of what was made on it
     */
    public AuditEvent became(TicketId ticket, String object) {
        return event(wish().action(), Optional.of(ticket), object);
    }

    /** Who wants it done. */
    public Cause cause() {
        return Cause.by(begun.owner(), begun.origin());
    }

    /** What there is to tell of a decision that nobody asked for. */
    public AuditEvent reconciled(AuditAction decision) {
        return event(decision, wish().target(), "request " + id());
    }

    private AuditEvent event(AuditAction action, Optional<TicketId> ticket, String object) {
        return new AuditEvent(action, Optional.of(begun.owner()), begun.origin(), ticket, object, 1);
    }

    public Intent rejected(Rejection no) {
        IntentState state = progress.state().after(IntentEvent.REFUSED);
        return with(new Progress(state, false, 0, Optional.of(no)));
    }

    public Intent notExecuted() {
        return with(progress.after(IntentEvent.NOT_EXECUTED, false, 0));
    }

    /** @param byJira whether Jira itself answered, if only with an error */
    public Intent lost(boolean byJira) {
        return with(progress.after(IntentEvent.ANSWER_LOST, byJira, 0));
    }

    public Intent provedAbsent() {
        return with(progress.after(IntentEvent.PROVED_ABSENT, false, progress.absences()));
    }

    public Intent givenUp() {
        return with(progress.after(IntentEvent.GIVEN_UP, progress.answered(), progress.absences()));
    }

    public Intent absentOnceMore() {
        return with(new Progress(progress.state(), progress.answered(), progress.absences() + 1, progress.rejection()));
    }

    private Intent with(Progress next) {
        return new Intent(begun, next, epoch, sends, sinceBegun, sinceSent, untilNext, createdAt, done);
    }
}
