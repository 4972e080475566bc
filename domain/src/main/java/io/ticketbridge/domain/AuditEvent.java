package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;

/**
 * Something that happened and that somebody may have to answer for.
 *
 * @param user who did it; empty for the operator, the server itself and whoever proved nothing
 * @param object what it was done to, in a few words; never a secret
 * @param times how often within a second or so
 */
public record AuditEvent(
        AuditAction action, Optional<UserId> user, Origin origin, Optional<TicketId> ticket, String object, int times) {
    private static final int LONGEST_OBJECT = 500;

    public AuditEvent {
        object = Text.asLine(object, LONGEST_OBJECT);
    }

    /** Done by a viewer to a ticket, or to a thing of it. */
    public static AuditEvent of(AuditAction action, Viewer viewer, TicketId ticket, String object) {
        return new AuditEvent(action, Optional.of(viewer.id()), viewer.origin(), Optional.of(ticket), object, 1);
    }

    /** Done by a viewer to something else. */
    public static AuditEvent of(AuditAction action, Viewer viewer, String object) {
        return new AuditEvent(action, Optional.of(viewer.id()), viewer.origin(), Optional.empty(), object, 1);
    }

    /** Done by nobody who is known. */
    public static AuditEvent of(AuditAction action, Origin origin, String object) {
        return new AuditEvent(action, Optional.empty(), origin, Optional.empty(), object, 1);
    }

    public AuditEvent happened(int often) {
        return new AuditEvent(action, user, origin, ticket, object, often);
    }

    /** All of it, as a seal covers it. */
    List<String> parts() {
        return List.of(
                action.word(),
                user.map(UserId::toString).orElse(""),
                origin.key().map(KeyId::toString).orElse(""),
                origin.address().orElse(""),
                ticket.map(TicketId::toString).orElse(""),
                object,
                Integer.toString(times));
    }
}
