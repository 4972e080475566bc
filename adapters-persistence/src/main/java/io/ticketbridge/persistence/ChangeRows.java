package io.ticketbridge.persistence;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What happened to a ticket, as rows of {@code ticket_changes}; that it was opened, its own row tells. */
final class ChangeRows {
    private static final String INSERT = "insert into ticket_changes (ticket_id, seen_at, what, was, became, object,"
            + " source, user_id, key_id, changelog_id) values (:ticket, %s, :what, :was, :became, :object, :source, :user,"
            + " :key, :changelog)";

    private static final String OPENED =
            "select created_at as seen_at, 'ticket.created' as what, null as was, null as became,"
                    + " null as object, null as source, owner_id as user_id, key_id, null as changelog_id from tickets"
                    + " where id = :ticket";

    private static final String NEWEST =
            "select seen_at, what, was, became, object, source, user_id, key_id, changelog_id"
                    + " from (select * from ticket_changes where ticket_id = :ticket order by id desc limit :most) as newest"
                    + " order by id";

    private ChangeRows() {}

    /** @param at now, where nobody says when */
    static void add(Handle handle, TicketId ticket, Optional<Instant> at, Happening what) {
        if (!what.isKept()) {
            return;
        }
        handle.createUpdate(INSERT.formatted(at.isPresent() ? ":at" : "current_timestamp"))
                .bind("ticket", ticket.value())
                .bind("at", at.orElse(null))
                .bind("what", what.kind().word())
                .bind("was", what.was().orElse(null))
                .bind("became", what.became().orElse(null))
                .bind("object", what.object().orElse(null))
                .bind("source", what.cause().channel().map(Enum::name).orElse(null))
                .bind("user", what.cause().user().map(UserId::value).orElse(null))
                .bind("key", what.cause().key().map(KeyId::value).orElse(null))
                .bind("changelog", ChangelogRows.take(handle, ticket, what).orElse(null))
                .execute();
    }

    /** What was seen in Jira, before this was stored, was done here. */
    static void setCause(Handle handle, TicketId ticket, EventKind kind, String object, Cause cause) {
        handle.createUpdate("update ticket_changes set source = null, user_id = :user, key_id = :key"
                        + " where ticket_id = :ticket and what = :what and object = :object")
                .bind("ticket", ticket.value())
                .bind("what", kind.word())
                .bind("object", object)
                .bind("user", cause.user().map(UserId::value).orElse(null))
                .bind("key", cause.key().map(KeyId::value).orElse(null))
                .execute();
    }

    /** That it was opened, and the last {@code most} of what happened then, oldest first. */
    static List<TicketChange> of(Handle handle, TicketId ticket, int most) {
        List<TicketChange> all = handle.createQuery(OPENED)
                .bind("ticket", ticket.value())
                .map(ChangeRows::change)
                .list();
        handle.createQuery(NEWEST)
                .bind("ticket", ticket.value())
                .bind("most", most)
                .map(ChangeRows::change)
                .forEach(all::add);
        return all;
    }

    private static TicketChange change(ResultSet row, StatementContext context) throws SQLException {
        Cause cause = new Cause(
                Rows.optionalText(row, "source").map(Channel::valueOf),
                Rows.optionalId(row, "user_id", UserId::new),
                Rows.optionalId(row, "key_id", KeyId::new));
        Happening what = new Happening(
                EventKind.named(row.getString("what")).orElseThrow(),
                Optional.empty(),
                Rows.optionalText(row, "was"),
                Rows.optionalText(row, "became"),
                Rows.optionalText(row, "object"),
                cause);
        return new TicketChange(Rows.instant(row, "seen_at"), what, Rows.optionalText(row, "changelog_id"));
    }
}
