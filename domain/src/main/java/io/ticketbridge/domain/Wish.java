package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;

/** Something that somebody wants done in Jira. To want it twice is to want two, unless the second is a repeat of the first. */
public sealed interface Wish {
    /** What tells this wish from others of its kind. */
    List<String> parts();

    /** What there is to tell once it is done. */
    AuditAction action();

    /** The ticket that it is about; empty for one that is to be. */
    Optional<TicketId> target();

    /**
     * A ticket with its issue.
     *
     * @param team the integration's team, which will be the ticket's
     */
    record OpenTicket(Optional<TeamId> team, NewIssue issue) implements Wish {
        @Override
        public List<String> parts() {
            return List.of(
                    "ticket",
                    issue.summary().value(),
                    issue.description().isPresent() ? "described" : "",
                    issue.description().map(Description::value).orElse(""),
                    issue.type().name());
        }

        @Override
        public AuditAction action() {
            return AuditAction.TICKET_CREATED;
        }

        @Override
        public Optional<TicketId> target() {
            return Optional.empty();
        }
    }

    /** A comment on a ticket's issue. */
    record WriteComment(TicketId ticket, IssueRef issue, CommentBody body) implements Wish {
        @Override
        public List<String> parts() {
            return List.of("comment", String.valueOf(ticket.value()), body.value());
        }

        @Override
        public AuditAction action() {
            return AuditAction.COMMENT_ADDED;
        }

        @Override
        public Optional<TicketId> target() {
            return Optional.of(ticket);
        }
    }

    /**
     * A file on a ticket's issue. Its bytes are its caller's: nobody else can send it.
     *
     * @param size in bytes
     * @param digest the SHA-256 of its bytes
     */
    record AttachFile(TicketId ticket, IssueRef issue, FileName name, FileType type, long size, Fingerprint digest)
            implements Wish {
        @Override
        public List<String> parts() {
            return List.of("file", String.valueOf(ticket.value()), name.value(), digest.value());
        }

        @Override
        public AuditAction action() {
            return AuditAction.ATTACHMENT_ADDED;
        }

        @Override
        public Optional<TicketId> target() {
            return Optional.of(ticket);
        }
    }

    /** A ticket's issue closed, and the ticket gone. */
    record DeleteTicket(TicketId ticket, IssueRef issue) implements Wish {
        @Override
        public List<String> parts() {
            return List.of("deletion", String.valueOf(ticket.value()));
        }

        @Override
        public AuditAction action() {
            return AuditAction.TICKET_DELETED;
        }

        @Override
        public Optional<TicketId> target() {
            return Optional.of(ticket);
        }
    }
}
