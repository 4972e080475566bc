package io.ticketbridge.jira;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How Jira is talked to.
 *
 * @param connectTimeout for the connection, its TLS included
 * @param timeout for a whole answer, from the first byte sent to the last received; a file has {@link #FILE_FACTOR} times
 *     as long
 * @param userAgent Jira refuses one that looks like a browser's
 * @param cloudV2 whether Jira Cloud is spoken to in API v2, wiki text, rather than v3
 * @param tls whose certificates are believed; asked in another thread than the one that begins
 * @param proxy empty: Jira is reached without one
 * @param mostWaiting how many calls wait at a time, for all Jiras together
 */
public record JiraOptions(
        Duration connectTimeout,
        Duration timeout,
        String userAgent,
        boolean cloudV2,
        AddressRules rules,
        Supplier<SSLContext> tls,
        Optional<JiraProxy> proxy,
        int mostWaiting) {
    static final int FILE_FACTOR = 6;

    private static final int USUALLY_WAITING = 128;

    /** A JSON answer over this many bytes is not read further. */
    static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    /** The default time-outs, few calls at a time, and no proxy. */
    public static JiraOptions with(AddressRules rules) {
        return new JiraOptions(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                "Ticketbridge",
                false,
                rules,
                Trust::usual,
                Optional.empty(),
                USUALLY_WAITING);
    }

    /** The same, under another name. */
    public JiraOptions as(String name) {
        return new JiraOptions(connectTimeout, timeout, name, cloudV2, rules, tls, proxy, mostWaiting);
    }

    /** To webhooks: one answer takes no longer than this, and no proxy is between. */
    JiraOptions toWebhooks(AddressRules where, Duration longest, int atOnce) {
        return new JiraOptions(longest, longest, userAgent, cloudV2, where, tls, Optional.empty(), atOnce);
    }

    JiraOptions inCloudV2() {
        return new JiraOptions(connectTimeout, timeout, userAgent, true, rules, tls, proxy, mostWaiting);
    }

    JiraOptions within(Duration shorter) {
        return new JiraOptions(shorter, shorter, userAgent, cloudV2, rules, tls, proxy, mostWaiting);
    }

    JiraOptions trusting(SSLContext other) {
        return new JiraOptions(connectTimeout, timeout, userAgent, cloudV2, rules, () -> other, proxy, mostWaiting);
    }

    JiraOptions through(JiraProxy other) {
        return new JiraOptions(
                connectTimeout, timeout, userAgent, cloudV2, rules, tls, Optional.of(other), mostWaiting);
    }

    Duration fileTimeout() {
        return timeout.multipliedBy(FILE_FACTOR);
    }
}
