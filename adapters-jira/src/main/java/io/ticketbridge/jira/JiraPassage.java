package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Refusal;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way to one Jira for a client that brings an HTTP of its own. Such a client is given an address on this machine and a password that
 * is good for nothing else; what it asks there is asked of Jira by the built-in client's HTTP. So the operator's rules, the line before
 * this Jira, its terms, deadlines, TLS and the account's credentials are what they are for the built-in client, and whatever the other
 * one does by itself ends here: it is told of no redirect, and may write once.
 */
public interface JiraPassage {
    /** @param notFound what a 404 means for what is about to be asked */
    Opened open(Supplier<Refusal> notFound);

    /** It is good until it is closed, for one call, and for what the client reads by itself before that. */
    interface Opened extends AutoCloseable {
        /** In the place of the integration's base URL. */
        URI address();

        /** For HTTP's Basic authentication. */
        String user();

        /** Good at this address alone. */
        String password();

        /** Where this file is to be fetched. */
        URI address(Attachment file);

        /**
         * What it means that the client failed: what Jira said or why it could not be asked, if that was the cause. Where something may
         * have been written, {@code OutcomeUnknown}; otherwise nothing was.
         */
        Refusal meaning(Throwable failure);

        /** What went wrong with Jira up to now, whether or not the client has noticed. */
        Optional<Refusal> trouble();

        @Override
        void close();
    }
}
