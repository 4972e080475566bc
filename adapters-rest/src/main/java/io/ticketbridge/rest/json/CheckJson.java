package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was looked at, how it was found, and who can mend it. */
public record CheckJson(
        String check,
        String outcome,
        String message,
        @Nullable String who) {
    static List<CheckJson> from(List<Finding> findings) {
        return findings.stream().map(CheckJson::from).toList();
    }

    private static CheckJson from(Finding finding) {
        return new CheckJson(
                finding.check(),
                finding.outcome().word(),
                finding.message(),
                finding.who().map(Finding.Mender::word).orElse(null));
    }
}
