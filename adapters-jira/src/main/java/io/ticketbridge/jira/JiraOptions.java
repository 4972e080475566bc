package io.ticketbridge.jira;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How Jira is talked to.
 *
 * @param connectTimeout for the connection, its TLS included
 * @param timeout for a whole answer, from the first byte sent to the last received; a file has {@link #FILE_FACTOR} times
 *     as long
 * @param userAgent Jira refuses one that looks like a browser's
 * @param cloudV2 whether Jira Cloud is spoken to in API v2, wiki text, rather than v3
 * @param tls whose certificates are believed
 * @param proxy empty: Jira is reached without one
 */
public record JiraOptions(
        Duration connectTimeout,
        Duration timeout,
        String userAgent,
        boolean cloudV2,
        AddressRules rules,
        SSLContext tls,
        Optional<JiraProxy> proxy) {
    static final int FILE_FACTOR = 6;

    /** A JSON answer over this many bytes is not read further. */
    static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    /** The default time-outs, and no proxy. */
    public static JiraOptions with(AddressRules rules) {
        return new JiraOptions(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                "Ticketbridge",
                false,
                rules,
                Trust.usual(),
                Optional.empty());
    }

    /** The same, under another name. */
    public JiraOptions as(String name) {
        return new JiraOptions(connectTimeout, timeout, name, cloudV2, rules, tls, proxy);
    }

    JiraOptions inCloudV2() {
        return new JiraOptions(connectTimeout, timeout, userAgent, true, rules, tls, proxy);
    }

    JiraOptions within(Duration shorter) {
        return new JiraOptions(shorter, shorter, userAgent, cloudV2, rules, tls, proxy);
    }

    JiraOptions trusting(SSLContext other) {
        return new JiraOptions(connectTimeout, timeout, userAgent, cloudV2, rules, other, proxy);
    }

    JiraOptions through(JiraProxy other) {
        return new JiraOptions(connectTimeout, timeout, userAgent, cloudV2, rules, tls, Optional.of(other));
    }

    Duration fileTimeout() {
        return timeout.multipliedBy(FILE_FACTOR);
    }
}
