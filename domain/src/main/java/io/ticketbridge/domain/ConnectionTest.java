package io.ticketbridge.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a test of an integration found out.
 *
 * @param statusCode the HTTP status of Jira's last answer; empty where none came
 * @param note one sentence: what works, or what does not and who can mend it
 * @param details facts such as edition, version, account, project; no secret among them
 * @param findings what was looked at, one after the other; what comes after something that failed was not reached
 * @param interrupted whether it ended because Jira could not be asked just now, which may be over in a moment
 */
public record ConnectionTest(
        boolean ok,
        Optional<Integer> statusCode,
        String note,
        Map<String, String> details,
        List<Finding> findings,
        boolean interrupted) {
    public ConnectionTest {
        details = Map.copyOf(details);
        findings = List.copyOf(findings);
    }

    /** The same with one more thing that was looked at, which keeps no ticket from being opened. */
    public ConnectionTest and(Finding finding) {
        List<Finding> all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
        return new ConnectionTest(ok, statusCode, note, details, all, interrupted);
    }
}
