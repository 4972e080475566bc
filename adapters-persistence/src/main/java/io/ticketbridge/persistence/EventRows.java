package io.ticketbridge.persistence;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Events as rows of {@code events}, each written in the transaction of what it tells, while the row that it is about is held. */
final class EventRows {
    static final String COLUMNS = "number, written_at, kind, ticket_id, issue_key, integration_id, owner_id, team_id,"
            + " user_id, was, became, object, source";

    private static final String INSERT = "insert into events (written_at, kind, user_id, was, became, object, source,"
            + " ticket_id, issue_key, integration_id, owner_id, team_id)"
            + " select current_timestamp, :kind, %s, :was, :became, :object, :source, %s";

    private static final String OF_TICKET =
            "id, issue_key, integration_id, owner_id, team_id from tickets where id = :subject";

    private static final String AUTHOR =
            "(select author_id from comments where ticket_id = :subject and comment_id = :object)";

    private EventRows() {}

    /** While the ticket is there. */
    static void add(Handle handle, TicketId ticket, Happening what) {
        insert(handle, INSERT.formatted(":user", OF_TICKET), ticket.value(), what);
    }

    /** The same, told of a comment that is there, under its author's name where that is known. */
    static void addOfComment(Handle handle, TicketId ticket, Happening what) {
        insert(handle, INSERT.formatted(AUTHOR, OF_TICKET), ticket.value(), what);
    }

    static void add(Handle handle, IntegrationId integration, Happening what) {
        String ofIntegration = "null, null, id, user_id, team_id from integrations where id = :subject";
        insert(handle, INSERT.formatted(":user", ofIntegration), integration.value(), what);
    }

    private static Cause cause(ResultSet row) throws SQLException {
        return Rows.optionalText(row, "source")
                .map(Channel::valueOf)
                .map(Cause::of)
                .orElse(Cause.UNKNOWN);
    }

    private static void insert(Handle handle, String sql, long subject, Happening what) {
        handle.createUpdate(sql)
                .bind("subject", subject)
                .bind("kind", what.kind().word())
                .bind("user", what.by().map(UserId::value).orElse(null))
                .bind("was", what.was().orElse(null))
                .bind("became", what.became().orElse(null))
                .bind("object", what.object().orElse(null))
                .bind("source", what.cause().channel().map(Enum::name).orElse(null))
                .execute();
    }

    static Event event(ResultSet row, StatementContext context) throws SQLException {
        EventSubject subject = new EventSubject(
                Rows.optionalId(row, "ticket_id", TicketId::new),
                Rows.optionalText(row, "issue_key"),
                new IntegrationId(row.getLong("integration_id")),
                Rows.optionalId(row, "owner_id", UserId::new),
                Rows.optionalId(row, "team_id", TeamId::new));
        Happening what = new Happening(
                EventKind.named(row.getString("kind")).orElseThrow(),
                Rows.optionalId(row, "user_id", UserId::new),
                Rows.optionalText(row, "was"),
                Rows.optionalText(row, "became"),
                Rows.optionalText(row, "object"),
                cause(row));
        return new Event(new EventPlace(row.getLong("number")), Rows.instant(row, "written_at"), subject, what);
    }
}
