package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How it stands between a ticket and its issue.
 *
 * @param missedAt when Jira was last asked and did not show it, since it last did
 */
public record Link(State state, Optional<Instant> missedAt) {
    /** Of a ticket whose issue was never missed. */
    public static final Link LINKED = new Link(State.LINKED, Optional.empty());

    /** In a word. */
    public enum State {
        LINKED,
        /** The issue has another key than when it was opened, for it is in another project now. */
        MOVED,
        /** Jira said so, and does not show it. */
        DELETED,
        /** Jira does not show it: it is deleted, or hidden from our account. */
        INACCESSIBLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** After the issue was shown. */
    Link shown(boolean underAnotherKey) {
        boolean moved = underAnotherKey || state == State.MOVED;
        return moved ? new Link(State.MOVED, Optional.empty()) : LINKED;
    }

    /** After the issue was not shown. What was deleted once does not come back. */
    Link missed(Observation.NotShown seen) {
        boolean deleted = seen.deleted() || state == State.DELETED;
        return new Link(deleted ? State.DELETED : State.INACCESSIBLE, Optional.of(seen.asked()));
    }

    /** Whether the issue was missed when Jira was asked later than this. */
    boolean wasMissedSince(Instant asked) {
        return missedAt.map(asked::isBefore).orElse(false);
    }
}
