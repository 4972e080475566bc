package io.ticketbridge.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What a test of an integration found out.
 *
 * @param statusCode the HTTP status of Jira's last answer; empty where none came
 * @param note one sentence: what works, or what does not and who can mend it
 * @param details facts such as edition, version, account, project; no secret among them
 */
public record ConnectionTest(boolean ok, Optional<Integer> statusCode, String note, Map<String, String> details) {
    public ConnectionTest {
        details = Map.copyOf(details);
    }
}
