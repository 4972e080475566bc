package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The net under all else: where a sending arrived in Jira later than anybody waited, a second issue bears the same marker.
 * It is closed with a comment that names the one that stays; what was given up and came to light becomes its ticket.
 */
public final class CloseDuplicates {
    private static final Duration SINCE = Duration.ofHours(24);
    private static final int AT_ONCE = 100;

    private final Connections connections;
    private final Intents intents;
    private final Settling settling;
    private final Patience patience;
    private final AuditTrail trail;

    public CloseDuplicates(
            Connections connections, Intents intents, Settling settling, Patience patience, AuditTrail trail) {
        this.connections = connections;
        this.intents = intents;
        this.settling = settling;
        this.patience = patience;
        this.trail = trail;
    }

    /** Looks at each wish of the last day that went out more than once, or was given up. */
    public void sweep() {
        Optional<IntentId> after = Optional.empty();
        do {
            List<Intent> some = intents.doubtful(SINCE, after, AT_ONCE);
            some.forEach(this::sweep);
            after = some.size() < AT_ONCE
                    ? Optional.empty()
                    : Optional.of(some.get(some.size() - 1).id());
        } while (after.isPresent());
    }

    private void sweep(Intent intent) {
        try {
            intent.done().ifPresentOrElse(stays -> closeOthers(intent, stays), () -> settling.complete(intent));
        } catch (Refusal notNow) {
            return;
        }
    }

    private void closeOthers(Intent intent, Intent.Done stays) {
        IssueTracker tracker = connections.trackerOf(intent.begun().integration(), Deadline.in(patience.request()));
        List<IssueRef> issues = tracker.findAll(intent.id(), intent.sinceBegun());
        issues.stream()
                .filter(issue -> !issue.id().equals(stays.jiraId()))
                .forEach(second -> close(tracker, second, intent, stays));
    }

    private void close(IssueTracker tracker, IssueRef second, Intent intent, Intent.Done stays) {
        String words =
                "Duplicate of " + stays.issueKey() + ": Jira opened both for one request, whose answer was lost.";
        boolean said = tracker.read(second).comments().stream()
                .anyMatch(comment -> comment.body().equals(words));
        if (!said) {
            // Before it is done, so that no crash leaves it untold; told twice, it is still true.
            trail.changed(intent.reconciled(AuditAction.DUPLICATE_CLOSED));
            tracker.addComment(second, new CommentBody(words), intent.id(), Optional.empty());
        }
        tracker.close(second);
    }
}
