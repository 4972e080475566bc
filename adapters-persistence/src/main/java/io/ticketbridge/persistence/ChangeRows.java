package io.ticketbridge.persistence;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What changed of a ticket, as rows of {@code ticket_changes}. */
final class ChangeRows {
    private ChangeRows() {}

    static void add(Handle handle, TicketId ticket, List<TicketChange> changes) {
        changes.forEach(
                change -> handle.createUpdate("insert into ticket_changes (ticket_id, seen_at, what, was, became,"
                                + " source) values (:ticket, :seenAt, :what, :was, :became, :source)")
                        .bind("ticket", ticket.value())
                        .bind("seenAt", change.seenAt())
                        .bind("what", change.value().name())
                        .bind("was", change.was().orElse(null))
                        .bind("became", change.became().orElse(null))
                        .bind("source", change.channel().map(Enum::name).orElse(null))
                        .execute());
    }

    /** The last {@code most}, oldest first. */
    static List<TicketChange> of(Handle handle, TicketId ticket, int most) {
        return handle.createQuery("select seen_at, what, was, became, source from (select * from ticket_changes"
                        + " where ticket_id = :ticket order by id desc limit :most) as newest order by id")
                .bind("ticket", ticket.value())
                .bind("most", most)
                .map(ChangeRows::change)
                .list();
    }

    private static TicketChange change(ResultSet row, StatementContext context) throws SQLException {
        return new TicketChange(
                Rows.instant(row, "seen_at"),
                TicketChange.Value.valueOf(row.getString("what")),
                Rows.optionalText(row, "was"),
                Rows.optionalText(row, "became"),
                Rows.optionalText(row, "source").map(Channel::valueOf));
    }
}
