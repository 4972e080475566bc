package io.ticketbridge.persistence;

import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IssueNews.Changelog;
import io.ticketbridge.domain.TicketId;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Where Jira's changelog tells of a change: with the change where that was seen already, and until then as a row of {@code
 * changelog_hints}. What became of a ticket's issue says which change is meant, as long as that is not long ago.
 */
final class ChangelogRows {
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final String WHICH = " ticket_id = :ticket and what = :what and coalesce(became, '') = :became";
    private static final String RECENTLY = " > current_timestamp - " + Spans.of("recent");

    private static final String SEEN = "update ticket_changes set changelog_id = :changelog where id = (select max(id)"
            + " from ticket_changes where" + WHICH + " and changelog_id is null and seen_at" + RECENTLY + ")";

    private static final String INSERT = "insert into changelog_hints (ticket_id, what, became, changelog_id, noted_at)"
            + " values (:ticket, :what, :became, :changelog, current_timestamp)";

    private ChangelogRows() {}

    static void note(Handle handle, TicketId ticket, Changelog entry) {
        entry.became().forEach((kind, became) -> note(handle, ticket, kind, became.orElse(""), entry.id()));
    }

    private static void note(Handle handle, TicketId ticket, EventKind kind, String became, String changelog) {
        int seen = of(handle.createUpdate(SEEN), ticket, kind)
                .bind("became", became)
                .bind("changelog", changelog)
                .bind("recent", RECENT)
                .execute();
        if (seen == 0) {
            forget(handle, ticket, kind);
            of(handle.createUpdate(INSERT), ticket, kind)
                    .bind("became", became)
                    .bind("changelog", changelog)
                    .execute();
        }
    }

    /** What is known of a change that is seen now. */
    static Optional<String> take(Handle handle, TicketId ticket, Happening what) {
        Optional<String> told = handle.createQuery(
                        "select changelog_id from changelog_hints where" + WHICH + " and noted_at" + RECENTLY)
                .bind("ticket", ticket.value())
                .bind("what", what.kind().word())
                .bind("became", what.became().orElse(""))
                .bind("recent", RECENT)
                .mapTo(String.class)
                .findOne();
        told.ifPresent(used -> forget(handle, ticket, what.kind()));
        return told;
    }

    private static void forget(Handle handle, TicketId ticket, EventKind kind) {
        of(handle.createUpdate("delete from changelog_hints where ticket_id = :ticket and what = :what"), ticket, kind)
                .execute();
    }

    private static Update of(Update update, TicketId ticket, EventKind kind) {
        return update.bind("ticket", ticket.value()).bind("what", kind.word());
    }
}
