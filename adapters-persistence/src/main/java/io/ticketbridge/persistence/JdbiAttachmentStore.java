package io.ticketbridge.persistence;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.AttachmentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What is known of files on issues as rows of {@code attachments}, each with its uploader where that was done here. */
public final class JdbiAttachmentStore implements AttachmentStore {
    private static final String SELECT_PRESENT = """
            select a.attachment_id, a.filename, a.mime_type, a.size_bytes, a.created_at,
              coalesce(u.username, a.jira_author) as author
            from attachments a left join users u on u.id = a.uploader_id
            where a.ticket_id = :ticket and a.present = true""";

    private static final String ONE = "ticket_id = :ticket and attachment_id = :id";

    private final Database database;

    public JdbiAttachmentStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(TicketId ticket, Attachment attachment, UserId uploader, Cause cause) {
        database.durably(handle -> {
            add(handle, ticket, attachment, uploader, cause);
            return null;
        });
    }

    /** A file never changes in Jira, so only what comes and goes is looked at; and before it locks. */
    @Override
    public void saw(TicketId ticket, List<Attachment> attachments, Instant asOf, Cause cause) {
        Map<AttachmentId, Attachment> shown = attachments.stream()
                .collect(Collectors.toMap(Attachment::id, Function.identity(), (first, same) -> same));
        if (shown.keySet().equals(database.reading(handle -> known(handle, ticket)))) {
            return;
        }
        database.quickly(handle -> {
            boolean there = TicketRows.lock(handle, ticket);
            if (there) {
                hideAllBut(handle, ticket, shown.keySet(), asOf);
                shown.keySet().removeAll(known(handle, ticket));
                shown.values().forEach(file -> write(handle, ticket, file, Optional.empty(), cause));
            }
            return there;
        });
    }

    @Override
    public Optional<Attachment> find(TicketId ticket, AttachmentId id) {
        return database.reading(handle -> handle.createQuery(SELECT_PRESENT + " and a.attachment_id = :id")
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .map(JdbiAttachmentStore::attachment)
                .findOne());
    }

    @Override
    public List<Attachment> list(TicketId ticket) {
        return database.reading(handle -> list(handle, ticket));
    }

    private static List<Attachment> list(Handle handle, TicketId ticket) {
        return handle.createQuery(SELECT_PRESENT + " order by a.created_at, cast(a.attachment_id as bigint)")
                .bind("ticket", ticket.value())
                .map(JdbiAttachmentStore::attachment)
                .list();
    }

    static void add(Handle handle, TicketId ticket, Attachment attachment, UserId uploader, Cause cause) {
        if (TicketRows.lock(handle, ticket)) {
            write(handle, ticket, attachment, Optional.of(uploader), cause);
            setUploader(handle, ticket, attachment.id(), uploader);
            ChangeRows.setCause(
                    handle, ticket, EventKind.ATTACHMENT_ADDED, attachment.id().value(), cause);
        }
    }

    private static Set<AttachmentId> known(Handle handle, TicketId ticket) {
        return handle.createQuery("select attachment_id from attachments where ticket_id = :ticket and present = true")
                .bind("ticket", ticket.value())
                .mapTo(String.class)
                .map(AttachmentId::new)
                .set();
    }

    private static void hideAllBut(Handle handle, TicketId ticket, Set<AttachmentId> shown, Instant asOf) {
        list(handle, ticket).stream()
                .filter(file -> !shown.contains(file.id()) && !file.created().isAfter(asOf))
                .forEach(file -> hide(handle, ticket, file.id()));
    }

    /** Whose uploader is known is kept out of sight, for it may return; of any other there is nothing to keep. */
    private static void hide(Handle handle, TicketId ticket, AttachmentId id) {
        execute(handle, "delete from attachments where " + ONE + " and uploader_id is null", ticket, id);
        execute(handle, "update attachments set present = false where " + ONE, ticket, id);
    }

    /** One that returns is not told of again. */
    private static void write(
            Handle handle, TicketId ticket, Attachment attachment, Optional<UserId> uploader, Cause cause) {
        if (execute(handle, "update attachments set present = true where " + ONE, ticket, attachment.id()) == 0) {
            insert(handle, ticket, attachment);
            Happening attached = Happening.attached(attachment.id(), uploader, cause);
            TicketRows.happened(handle, ticket, Optional.of(attachment.created()), attached);
        }
    }

    private static int execute(Handle handle, String sql, TicketId ticket, AttachmentId id) {
        return handle.createUpdate(sql)
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .execute();
    }

    private static void insert(Handle handle, TicketId ticket, Attachment attachment) {
        handle.createUpdate("""
                        insert into attachments (ticket_id, attachment_id, filename, mime_type, size_bytes,
                          jira_author, created_at, present)
                        values (:ticket, :id, :filename, :mimeType, :size, :author, :created, true)""")
                .bind("ticket", ticket.value())
                .bind("id", attachment.id().value())
                .bind("filename", attachment.filename())
                .bind("mimeType", attachment.mimeType())
                .bind("size", attachment.size())
                .bind("author", attachment.author())
                .bind("created", attachment.created())
                .execute();
    }

    /** Who uploaded it first stays: two may have uploaded what Jira shows as one. */
    private static void setUploader(Handle handle, TicketId ticket, AttachmentId id, UserId uploader) {
        handle.createUpdate("update attachments set uploader_id = :uploader where uploader_id is null and " + ONE)
                .bind("uploader", uploader.value())
                .bind("ticket", ticket.value())
                .bind("id", id.value())
                .execute();
    }

    private static Attachment attachment(ResultSet row, StatementContext context) throws SQLException {
        return new Attachment(
                new AttachmentId(row.getString("attachment_id")),
                row.getString("filename"),
                row.getString("mime_type"),
                row.getLong("size_bytes"),
                row.getString("author"),
                Rows.instant(row, "created_at"));
    }
}
