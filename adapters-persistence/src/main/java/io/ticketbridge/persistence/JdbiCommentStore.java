package io.ticketbridge.persistence;

import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.CommentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Comments as rows of {@code comments}, each with its author where it was written here. */
public final class JdbiCommentStore implements CommentStore {
    private static final String SELECT_PRESENT = """
            select c.comment_id, c.body, c.created_at, c.updated_at, u.id, u.username, u.email, u.role
            from comments c left join users u on u.id = c.author_id
            where c.ticket_id = :ticket and c.present = true""";

    private final Database database;

    public JdbiCommentStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(TicketId ticket, Comment comment, UserId author) {
        database.durably(handle -> {
            if (TicketRows.lock(handle, ticket)) {
                write(handle, ticket, comment);
                setAuthor(handle, ticket, comment.id(), author);
            }
            return null;
        });
    }

    @Override
    public void saw(TicketId ticket, List<Comment> comments) {
        Map<CommentId, Comment> shown =
                comments.stream().collect(Collectors.toMap(Comment::id, Function.identity(), (a, b) -> b));
        if (shown.equals(byId(list(ticket)))) {
            return;
        }
        database.quickly(handle -> {
            if (TicketRows.lock(handle, ticket)) {
                hideAllBut(handle, ticket, shown);
                shown.values().forEach(comment -> write(handle, ticket, comment));
            }
        });
    }

    @Override
    public void update(TicketId ticket, Comment comment) {
        database.durably(handle -> {
            boolean known = handle.createQuery("select 1 from comments where ticket_id = :ticket and comment_id = :id")
                    .bind("ticket", ticket.value())
                    .bind("id", comment.id().value())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (known) {
                write(handle, ticket, comment);
            }
            return null;
        });
    }

    @Override
    public void remove(TicketId ticket, CommentId id) {
        database.durably(
                handle -> handle.createUpdate("delete from comments where ticket_id = :ticket and comment_id = :id")
                        .bind("ticket", ticket.value())
                        .bind("id", id.value())
                        .execute());
    }

    @Override
    public Optional<WrittenComment> find(TicketId ticket, CommentId id) {
        return database.reading(handle -> handle.createQuery(SELECT_PRESENT + " and c.comment_id = :id")
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .map(JdbiCommentStore::comment)
                .findOne());
    }

    @Override
    public List<WrittenComment> list(TicketId ticket) {
        return database.reading(
                handle -> handle.createQuery(SELECT_PRESENT + " order by c.created_at, cast(c.comment_id as bigint)")
                        .bind("ticket", ticket.value())
                        .map(JdbiCommentStore::comment)
                        .list());
    }

    private static Map<CommentId, Comment> byId(List<WrittenComment> comments) {
        return comments.stream()
                .map(WrittenComment::comment)
                .collect(Collectors.toMap(Comment::id, Function.identity()));
    }

    private static void hideAllBut(Handle handle, TicketId ticket, Map<CommentId, Comment> shown) {
        handle
                .createQuery("select comment_id from comments where ticket_id = :ticket and present = true")
                .bind("ticket", ticket.value())
                .mapTo(String.class)
                .list()
                .stream()
                .map(CommentId::new)
                .filter(id -> !shown.containsKey(id))
                .forEach(id -> handle.createUpdate(
                                "update comments set present = false where ticket_id = :ticket and comment_id = :id")
                        .bind("ticket", ticket.value())
                        .bind("id", id.value())
                        .execute());
    }

    private static void write(Handle handle, TicketId ticket, Comment comment) {
        int updated = execute(handle, """
                update comments set body = :body, created_at = :created, updated_at = :updated, present = true
                where ticket_id = :ticket and comment_id = :id""", ticket, comment);
        if (updated == 0) {
            execute(handle, """
                    insert into comments (ticket_id, comment_id, body, created_at, updated_at, present)
                    values (:ticket, :id, :body, :created, :updated, true)""", ticket, comment);
        }
    }

    private static int execute(Handle handle, String sql, TicketId ticket, Comment comment) {
        return handle.createUpdate(sql)
                .bind("ticket", ticket.value())
                .bind("id", comment.id().value())
                .bind("body", comment.body())
                .bind("created", comment.created())
                .bind("updated", comment.updated())
                .execute();
    }

    private static void setAuthor(Handle handle, TicketId ticket, CommentId id, UserId author) {
        handle.createUpdate("update comments set author_id = :author where ticket_id = :ticket and comment_id = :id")
                .bind("author", author.value())
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .execute();
    }

    private static WrittenComment comment(ResultSet row, StatementContext context) throws SQLException {
        Comment comment = new Comment(
                new CommentId(row.getString("comment_id")),
                row.getString("body"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
        boolean writtenHere = row.getString("username") != null;
        return new WrittenComment(
                comment, writtenHere ? Optional.of(JdbiAccounts.user(row, context)) : Optional.empty());
    }
}
