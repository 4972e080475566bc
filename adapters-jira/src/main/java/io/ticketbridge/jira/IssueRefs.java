package io.ticketbridge.jira;

import io.ticketbridge.domain.IssueRef;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks where Jira says an issue is: the id goes into paths, and the key is shown to people and kept. */
final class IssueRefs {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]{0,99}-[0-9]{1,18}");

    private IssueRefs() {}

    static Optional<IssueRef> of(@Nullable String id, @Nullable String key) {
        if (id == null || key == null) {
            return Optional.empty();
        }
        boolean sane = ID.matcher(id).matches() && KEY.matcher(key).matches();
        return sane ? Optional.of(new IssueRef(id, key)) : Optional.empty();
    }
}
