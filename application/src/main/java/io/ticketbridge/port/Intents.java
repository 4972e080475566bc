package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The journal of what is wanted from Jira: written before Jira is asked, so that no crash forgets what may have happened
 * there. Who works on an intent holds its lease. Leases end by the store's own clock, whatever those of its users say;
 * each has an epoch higher than the one before, and a write under an epoch that has passed changes nothing.
 *
 * <p>What became of an intent is told in the audit log, in the same step: what was made and removed, and by whom; that it was sent
 * again, or given up.
 *
 * <p>Once a method that writes returns, no crash loses what it wrote, unless it says otherwise. Nor does a crash lose an end
 * that a method has told of, whoever wrote it.
 */
public interface Intents {
    /** For so long after it was done its caller may be about to be told; a repeat waits to see whether they are. */
    Duration TELLING = Duration.ofSeconds(3);

    /**
     * What {@link #begin} found or made.
     *
     * @param isNew whether it was written down just now, and the caller holds its first lease
     */
    record Begun(Intent intent, boolean isNew) {}

    /**
     * Writes down what is wanted, as being sent, under a first lease. Where this repeats an intent, gives that one
     * instead: by the owner's key, if there is one; else by the fingerprint of one whose end its caller may not know.
     *
     * @throws io.ticketbridge.domain.Refusal.KeyReused where the key stands for something else
     */
    Begun begin(NewIntent wanted, Duration lease, Instant now);

    Optional<Intent> find(IntentId id);

    /**
     * Takes the lease of an intent that has not ended. One that was being sent when its lease ran out is unknown from
     * now on, for whoever sent it may have died at any point.
     *
     * @return empty where somebody else holds it, it has ended, or Jira has put it off until later
     */
    Optional<Intent> claim(IntentId id, Duration lease);

    /** Ends all leases: to be called before work begins, where nobody else can be at work on this store. */
    void takeOver();

    /**
     * Writes down that it is sent once more, and renews the lease: to be called before the first byte leaves.
     *
     * @return empty where the lease has passed to somebody else
     */
    Optional<Intent> sendAgain(Intent intent, Duration lease);

    /**
     * Keeps how far it has come, and gives the lease back.
     *
     * @param next when it is time to go on; nobody but a waiting caller looks before, and nobody at all sends before
     * @return false where the lease has passed to somebody else
     */
    boolean release(Intent intent, Duration next);

    /**
     * Stores the ticket that was wished for, and with it that this intent has become it: both or neither, and nothing where
     * the lease has passed to somebody else.
     *
     * @return how it stands now
     */
    Intent opened(Intent intent, IssueRef issue);

    /** The same for a comment, of which it is kept who wrote it. */
    Intent commented(Intent intent, Comment comment);

    /** The same for a file, of which it is kept who uploaded it. */
    Intent attached(Intent intent, Attachment attachment);

    /** The files on this ticket that are known as uploaded here, so that no other upload has become one of them. */
    Set<AttachmentId> attachedTo(TicketId ticket);

    /** Removes the ticket that was to go, and says so. */
    Intent deleted(Intent intent);

    /**
     * Its caller has been told how it ended: whoever wants the same from now on wants another. To be called once the answer is
     * out, for whoever dies in between was not heard. A crash may lose this, which costs no more than a repeat of the answer.
     */
    void delivered(IntentId id);

    /** Its caller was gone before they could be told, or nobody waited: a repeat need not wait either. */
    void undelivered(IntentId id);

    /** The last few issues that were opened here through the same integration before this was written down. */
    List<IssueRef> openedBefore(Intent intent);

    /** Intents that have not ended, whose lease is free and for which it is time to look again, longest due first. */
    List<IntentId> due(int most);

    /** Whether anything through this integration has not ended, so that Jira may be asked for it. */
    boolean areUnfinishedThrough(IntegrationId integration);

    /**
     * Tickets' intents of which Jira may show more than one issue, or one that came too late: sent {@code since}, and not sure; in
     * the order of their ids.
     *
     * @param after the id after which to go on; empty for the beginning
     */
    List<Intent> doubtful(Duration since, Optional<IntentId> after, int most);

    /**
     * Forgets fingerprints that are older than {@code repeats}, gives up what was not sent since then, and drops intents
     * that ended and are older than {@code kept}.
     */
    void prune(Duration repeats, Duration kept);
}
