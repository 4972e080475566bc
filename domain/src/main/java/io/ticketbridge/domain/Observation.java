package io.ticketbridge.domain;

import java.time.Instant;

/** What was learned of a ticket's issue: the one thing that every {@link Channel} hands on, for {@link Ticket#after} to judge. */
public sealed interface Observation {
    Channel channel();

    /** When Jira was asked, by our clock. */
    Instant asked();

    /** Jira showed the issue. */
    record Shown(Channel channel, Instant asked, IssueSnapshot issue) implements Observation {}

    /**
     * Jira did not show the issue, which need not mean that it is gone: our account may not be allowed to see it any more.
     *
     * @param deleted whether Jira said besides that it was deleted
     */
    record NotShown(Channel channel, Instant asked, boolean deleted) implements Observation {}
}
