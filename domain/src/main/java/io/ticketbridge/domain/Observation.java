package io.ticketbridge.domain;

import java.time.Instant;

/** What was learned of a ticket's issue: the one thing that every {@link Channel} hands on, for {@link Ticket#after} to judge. */
public sealed interface Observation {
    /** How it came about that Jira was asked; with a channel. */
    Cause cause();

    /** When Jira was asked, by our clock. */
    Instant asked();

    default Channel channel() {
        return cause().channel().orElseThrow();
    }

    /** Jira showed the issue. */
    record Shown(Cause cause, Instant asked, IssueSnapshot issue) implements Observation {
        /** Nobody asked for it. */
        public Shown(Channel channel, Instant asked, IssueSnapshot issue) {
            this(Cause.of(channel), asked, issue);
        }
    }

    /**
     * Jira did not show the issue, which need not mean that it is gone: our account may not be allowed to see it any more.
     *
     * @param deleted whether Jira said besides that it was deleted
     */
    record NotShown(Cause cause, Instant asked, boolean deleted) implements Observation {
        /** Nobody asked for it. */
        public NotShown(Channel channel, Instant asked, boolean deleted) {
            this(Cause.of(channel), asked, deleted);
        }
    }
}
