package io.ticketbridge.persistence;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.CommentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Comments as rows of {@code comments}, each with its author where it was written here. */
public final class JdbiCommentStore implements CommentStore {
    private static final String SELECT_PRESENT = """
            select c.comment_id, c.body, c.created_at, c.updated_at, u.id, u.username, u.email, u.role
            from comments c left join users u on u.id = c.author_id
            where c.ticket_id = :ticket and c.present = true""";

    private static final String ONE = "ticket_id = :ticket and comment_id = :id";

    /** Of which ticket, and how, something is known. */
    private record Seen(TicketId ticket, Cause cause) {}

    private final Database database;

    public JdbiCommentStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(TicketId ticket, Comment comment, UserId author, Cause cause) {
        database.durably(handle -> {
            add(handle, ticket, comment, author, cause);
            return null;
        });
    }

    /** Looks before it locks: most of the time nothing has changed. */
    @Override
    public void saw(TicketId ticket, List<Comment> comments, Instant asOf, Cause cause) {
        Map<CommentId, Comment> shown = byId(comments.stream());
        if (shown.equals(database.reading(handle -> known(handle, ticket)))) {
            return;
        }
        database.quickly(handle -> {
            boolean there = TicketRows.lock(handle, ticket);
            if (there) {
                writeWhatDiffers(handle, new Seen(ticket, cause), known(handle, ticket), shown, asOf);
            }
            return there;
        });
    }

    @Override
    public void update(TicketId ticket, Comment comment, Cause cause) {
        database.durably(handle -> {
            if (TicketRows.lock(handle, ticket)) {
                Optional<Comment> known = known(handle, ticket, comment.id());
                boolean there = change(handle, ticket, comment);
                tell(handle, new Seen(ticket, cause), comment.id(), known, there ? Optional.of(comment) : known);
            }
            return null;
        });
    }

    @Override
    public void remove(TicketId ticket, CommentId id, Cause cause) {
        database.durably(handle -> {
            if (TicketRows.lock(handle, ticket)) {
                tell(handle, new Seen(ticket, cause), id, known(handle, ticket, id), Optional.empty());
            }
            return execute(
                    handle, "update comments set present = false, removed = true, body = '' where " + ONE, ticket, id);
        });
    }

    @Override
    public Optional<WrittenComment> find(TicketId ticket, CommentId id) {
        return database.reading(handle -> find(handle, ticket, id));
    }

    @Override
    public List<WrittenComment> list(TicketId ticket) {
        return database.reading(handle -> list(handle, ticket));
    }

    static void add(Handle handle, TicketId ticket, Comment comment, UserId author, Cause cause) {
        if (TicketRows.lock(handle, ticket)) {
            Optional<Comment> known = known(handle, ticket, comment.id());
            write(handle, ticket, comment);
            setAuthor(handle, ticket, comment.id(), author);
            tell(handle, new Seen(ticket, cause), comment.id(), known, Optional.of(comment));
            ChangeRows.setCause(
                    handle, ticket, EventKind.COMMENT_ADDED, comment.id().value(), cause);
        }
    }

    private static Optional<WrittenComment> find(Handle handle, TicketId ticket, CommentId id) {
        return handle.createQuery(SELECT_PRESENT + " and c.comment_id = :id")
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .map(JdbiCommentStore::comment)
                .findOne();
    }

    private static Optional<Comment> known(Handle handle, TicketId ticket, CommentId id) {
        return find(handle, ticket, id).map(WrittenComment::comment);
    }

    /** While the comment's row is there, for that knows its author. */
    private static void tell(Handle handle, Seen seen, CommentId id, Optional<Comment> known, Optional<Comment> now) {
        Happening.ofComment(id, known, now, Optional.empty(), seen.cause()).ifPresent(what -> {
            EventRows.addOfComment(handle, seen.ticket(), what);
            ChangeRows.add(handle, seen.ticket(), now.map(Comment::updated), what);
        });
    }

    private static List<WrittenComment> list(Handle handle, TicketId ticket) {
        return handle.createQuery(SELECT_PRESENT + " order by c.created_at, cast(c.comment_id as bigint)")
                .bind("ticket", ticket.value())
                .map(JdbiCommentStore::comment)
                .list();
    }

    private static Map<CommentId, Comment> known(Handle handle, TicketId ticket) {
        return byId(list(handle, ticket).stream().map(WrittenComment::comment));
    }

    private static Map<CommentId, Comment> byId(Stream<Comment> comments) {
        return comments.collect(Collectors.toMap(Comment::id, Function.identity(), (first, same) -> same));
    }

    private static void writeWhatDiffers(
            Handle handle, Seen seen, Map<CommentId, Comment> known, Map<CommentId, Comment> shown, Instant asOf) {
        known.values().stream()
                .filter(comment -> !shown.containsKey(comment.id()) && !comment.isLaterThan(asOf))
                .forEach(comment -> {
                    tell(handle, seen, comment.id(), Optional.of(comment), Optional.empty());
                    hide(handle, seen.ticket(), comment.id());
                });
        Set<CommentId> removed = removed(handle, seen.ticket());
        shown.values().stream()
                .filter(comment -> !removed.contains(comment.id()))
                .filter(comment -> comment.isNewsTo(Optional.ofNullable(known.get(comment.id()))))
                .forEach(comment -> {
                    write(handle, seen.ticket(), comment);
                    tell(
                            handle,
                            seen,
                            comment.id(),
                            Optional.ofNullable(known.get(comment.id())),
                            Optional.of(comment));
                });
    }

    /** Those that were deleted here: Jira brings none of them back, but an answer from before may show one. */
    private static Set<CommentId> removed(Handle handle, TicketId ticket) {
        return handle.createQuery("select comment_id from comments where ticket_id = :ticket and removed = true")
                .bind("ticket", ticket.value())
                .mapTo(String.class)
                .map(CommentId::new)
                .set();
    }

    /** Whose author is known is kept out of sight, for it may return; of any other there is nothing to keep. */
    private static void hide(Handle handle, TicketId ticket, CommentId id) {
        execute(handle, "delete from comments where " + ONE + " and author_id is null", ticket, id);
        execute(handle, "update comments set present = false where " + ONE, ticket, id);
    }

    private static void write(Handle handle, TicketId ticket, Comment comment) {
        if (!change(handle, ticket, comment)) {
            execute(handle, """
                    insert into comments (ticket_id, comment_id, body, created_at, updated_at, present)
                    values (:ticket, :id, :body, :created, :updated, true)""", ticket, comment);
        }
    }

    private static boolean change(Handle handle, TicketId ticket, Comment comment) {
        return execute(
                        handle,
                        "update comments set body = :body, created_at = :created,"
                                + " updated_at = :updated, present = true where removed = false and " + ONE,
                        ticket,
                        comment)
                > 0;
    }

    private static int execute(Handle handle, String sql, TicketId ticket, CommentId id) {
        return handle.createUpdate(sql)
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .execute();
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
        handle.createUpdate("update comments set author_id = :author where " + ONE)
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
