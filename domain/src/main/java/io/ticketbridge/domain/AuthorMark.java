package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment says in Jira of who wrote it here, to us alone: the user's number, and a hash of their name. A number is given anew after a
 * restore from a backup, a name never; and in Jira nobody need learn names.
 */
public record AuthorMark(String value) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})\\.[0-9a-f]{32}");
    private static final int DIGITS = 32;

    /** Empty where it is none. */
    public static Optional<AuthorMark> parse(String text) {
        return Optional.of(text).filter(FORM.asMatchPredicate()).map(AuthorMark::new);
    }

    public static AuthorMark of(User user) {
        Fingerprint who = Fingerprint.of(List.of("author", user.username()));
        return new AuthorMark(user.id() + "." + who.value().substring(0, DIGITS));
    }

    /** Whose it is, if they still are who they were. */
    public UserId user() {
        return new UserId(Long.parseLong(value.substring(0, value.indexOf('.'))));
    }
}
