package io.ticketbridge.domain;

import java.util.Optional;

/**
 * How it came about that something happened to a ticket, or was seen to have happened.
 *
 * @param channel for what Jira was asked when it was seen; empty where it was done here
 * @param user who did it here, or whose read or sync showed it; empty where nobody asked
 * @param key under which they asked
 */
public record Cause(Optional<Channel> channel, Optional<UserId> user, Optional<KeyId> key) {
    /** Kept no more, or never. */
    public static final Cause UNKNOWN = new Cause(Optional.empty(), Optional.empty(), Optional.empty());

    /** Nobody asked. */
    public static Cause of(Channel channel) {
        return new Cause(Optional.of(channel), Optional.empty(), Optional.empty());
    }

    /** Somebody asked, and Jira told. */
    public static Cause of(Channel channel, Viewer viewer) {
        return new Cause(
                Optional.of(channel), Optional.of(viewer.id()), viewer.origin().key());
    }

    /** Somebody did it here. */
    public static Cause by(Viewer viewer) {
        return by(viewer.id(), viewer.origin());
    }

    /** Somebody did it here, from there. */
    public static Cause by(UserId user, Origin origin) {
        return new Cause(Optional.empty(), Optional.of(user), origin.key());
    }
}
