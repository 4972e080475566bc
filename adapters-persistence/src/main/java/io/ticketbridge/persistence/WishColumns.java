package io.ticketbridge.persistence;

import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** A wish as the columns that its kind uses; the others are null. */
final class WishColumns {
    private static final List<String> NAMES = List.of(
            "kind",
            "team_id",
            "summary",
            "description",
            "issue_type",
            "priority",
            "comment_body",
            "file_name",
            "file_type",
            "file_size",
            "file_digest",
            "ticket_id",
            "issue_id",
            "issue_key");

    /** Their names, and as named parameters. */
    static final String ALL = String.join(", ", NAMES);

    static final String BOUND = NAMES.stream().map(name -> ":" + name).collect(Collectors.joining(", "));

    private static final String TICKET = "TICKET";
    private static final String COMMENT = "COMMENT";
    private static final String FILE = "FILE";
    private static final String DELETION = "DELETION";

    private WishColumns() {}

    static Update bind(Update update, Wish wish) {
        Map<String, Object> used = used(wish);
        NAMES.forEach(name -> update.bind(name, used.get(name)));
        return update;
    }

    static Wish wish(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case TICKET -> new Wish.OpenTicket(Rows.optionalId(row, "team_id", TeamId::new), issue(row));
            case COMMENT ->
                new Wish.WriteComment(ticket(row), ref(row), new CommentBody(row.getString("comment_body")));
            case DELETION -> new Wish.DeleteTicket(ticket(row), ref(row));
            default ->
                new Wish.AttachFile(
                        ticket(row),
                        ref(row),
                        new FileName(row.getString("file_name")),
                        FileType.valueOf(row.getString("file_type")),
                        row.getLong("file_size"),
                        new Fingerprint(row.getString("file_digest")));
        };
    }

    private static Map<String, Object> used(Wish wish) {
        Map<String, Object> used = new HashMap<>();
        if (wish instanceof Wish.OpenTicket ticket) {
            use(used, ticket);
        } else if (wish instanceof Wish.WriteComment comment) {
            used.put("kind", COMMENT);
            used.put("comment_body", comment.body().value());
            useTarget(used, comment.ticket(), comment.issue());
        } else if (wish instanceof Wish.AttachFile file) {
            use(used, file);
        } else if (wish instanceof Wish.DeleteTicket deletion) {
            used.put("kind", DELETION);
            useTarget(used, deletion.ticket(), deletion.issue());
        }
        return used;
    }

    private static void use(Map<String, Object> used, Wish.OpenTicket ticket) {
        used.put("kind", TICKET);
        ticket.team().ifPresent(team -> used.put("team_id", team.value()));
        used.put("summary", ticket.issue().summary().value());
        ticket.issue().description().ifPresent(text -> used.put("description", text.value()));
        used.put("issue_type", ticket.issue().type().name());
        used.put("priority", ticket.issue().priority().name());
    }

    private static void use(Map<String, Object> used, Wish.AttachFile file) {
        used.put("kind", FILE);
        used.put("file_name", file.name().value());
        used.put("file_type", file.type().name());
        used.put("file_size", file.size());
        used.put("file_digest", file.digest().value());
        useTarget(used, file.ticket(), file.issue());
    }

    private static void useTarget(Map<String, Object> used, TicketId ticket, IssueRef issue) {
        used.put("ticket_id", ticket.value());
        used.put("issue_id", issue.id());
        used.put("issue_key", issue.key());
    }

    private static NewIssue issue(ResultSet row) throws SQLException {
        return new NewIssue(
                new Summary(row.getString("summary")),
                Rows.optionalText(row, "description").map(Description::new),
                IssueType.valueOf(row.getString("issue_type")),
                Priority.valueOf(row.getString("priority")));
    }

    private static TicketId ticket(ResultSet row) throws SQLException {
        return new TicketId(row.getLong("ticket_id"));
    }

    private static IssueRef ref(ResultSet row) throws SQLException {
        return new IssueRef(row.getString("issue_id"), row.getString("issue_key"));
    }
}
