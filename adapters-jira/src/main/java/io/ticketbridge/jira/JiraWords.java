package io.ticketbridge.jira;

import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How Jira writes things, for a client that is not built in: what it writes and reads must be what the built-in one does. */
public final class JiraWords {
    private JiraWords() {}

    /** Plain text as API v2 takes it. */
    public static String wiki(String text) {
        return WikiText.write(text);
    }

    /** Plain text from what API v2 gave. */
    public static String plain(@Nullable String wiki) {
        return wiki == null ? "" : WikiText.read(wiki);
    }

    /** The label by which an issue is found again. */
    public static String label(IntentId marker) {
        return Marker.label(marker);
    }

    /**
     * Where Jira says that an issue is.
     *
     * @throws Refusal.JiraAnsweredNonsense where that is no issue's id and key
     */
    public static IssueRef issue(@Nullable String id, @Nullable String key) {
        return IssueRefs.of(id, key).orElseThrow(() -> JiraErrors.unreadable(false));
    }

    /** A moment in ISO 8601 with an offset, as every class for moments writes it. */
    public static Instant instant(Object moment) {
        return JiraDates.read(moment.toString());
    }

    /** The name that is shown for somebody. */
    public static String name(Optional<String> displayName) {
        return displayName.filter(name -> !name.isBlank()).orElse(Parts.NOBODY);
    }
}
