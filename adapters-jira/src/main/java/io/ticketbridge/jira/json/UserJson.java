package io.ticketbridge.jira.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A user; {@code displayName} is the one member that Cloud and Data Center share. */
public record UserJson(@Nullable String displayName) {
    /** The name of {@code user}, where there is one and it has one; else {@code byDefault}. */
    public static String nameOf(@Nullable UserJson user, String byDefault) {
        return user == null ? byDefault : Objects.requireNonNullElse(user.displayName(), byDefault);
    }
}
