package io.ticketbridge.persistence;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Intents as rows of {@code intents}. Each change of one is a single fenced update, so that no lock outlives a call. */
public final class JdbiIntents implements Intents {

    /** One that was moved here has a number too high, so there are several. */
    private static final int EARLIER = 3;

    private static final int EARLIER_WINDOW = 1_000;
    private static final int AT_A_TIME = 500;
    private static final String AGO = "current_timestamp - " + Spans.of("ago");
    private static final String UNFINISHED =
            "(state in ('SENDING', 'UNKNOWN') or (state = 'NOT_SENT' and absences > 0))";
    private static final String FENCED = " where id = :id and epoch = :epoch and state not in ('DONE', 'REJECTED')";

    private final Database database;

    public JdbiIntents(Database database) {
        this.database = database;
    }

    /** Two that begin the same at once meet at a unique column: one of them then finds the other's. */
    @Override
    public Begun begin(NewIntent wanted, Duration lease, Instant now) {
        return SqlErrors.again(() -> {
            Optional<Intent> same = database.reading(handle -> findSame(handle, wanted));
            if (same.isPresent()) {
                return new Begun(sure(repeated(same.get(), wanted)), false);
            }
            database.durably(handle -> IntentRows.insert(handle, wanted, lease, now));
            return new Begun(find(wanted.id()).orElseThrow(), true);
        });
    }

    @Override
    public Optional<Intent> find(IntentId id) {
        return database.reading(handle -> find(handle, id)).map(this::sure);
    }

    /** Another thread's commit is seen before it is on the disk: nobody may be told of it yet. */
    private Intent sure(Intent seen) {
        if (seen.state().isEnd()) {
            database.harden();
        }
        return seen;
    }

    @Override
    public Optional<Intent> claim(IntentId id, Duration lease) {
        return database.durably(handle -> {
            int claimed = handle.createUpdate(
                            "update intents set lease_until = current_timestamp + " + Spans.of("lease") + """
                            , epoch = epoch + 1, was_lost = (was_lost or state = 'SENDING'),
                              state = case state when 'SENDING' then 'UNKNOWN' else state end
                            where id = :id and state not in ('DONE', 'REJECTED') and lease_until <= current_timestamp
                              and (state <> 'NOT_SENT' or next_check_at <= current_timestamp)""")
                    .bind("id", id.value())
                    .bind("lease", lease)
                    .execute();
            return claimed == 0 ? Optional.empty() : find(handle, id);
        });
    }

    @Override
    public void takeOver() {
        database.durably(handle -> {
            handle.execute("update intents set next_check_at = current_timestamp"
                    + " where next_check_at > current_timestamp and state = 'DONE'");
            return handle.execute("update intents set lease_until = current_timestamp"
                    + " where lease_until > current_timestamp and state not in ('DONE', 'REJECTED', 'ABANDONED')");
        });
    }

    @Override
    public Optional<Intent> sendAgain(Intent intent, Duration lease) {
        return database.durably(handle -> {
            int sent = handle.createUpdate("update intents set state = 'SENDING', sends = sends + 1, answered = false,"
                            + " sent_at = current_timestamp, lease_until = current_timestamp + " + Spans.of("lease")
                            + FENCED
                            + " and state = 'NOT_SENT'")
                    .bind("id", intent.id().value())
                    .bind("epoch", intent.epoch())
                    .bind("lease", lease)
                    .execute();
            if (sent == 0) {
                return Optional.empty();
            }
            AuditRows.insert(handle, intent.reconciled(AuditAction.SENT_AGAIN));
            return find(handle, intent.id());
        });
    }

    /** What ended without a ticket has no repeats: the next to want the same wants it anew. */
    @Override
    public boolean release(Intent intent, Duration next) {
        return database.durably(handle -> {
            boolean mine = release(handle, intent, next);
            if (mine && intent.state() == IntentState.ABANDONED) {
                AuditRows.insert(handle, intent.reconciled(AuditAction.GIVEN_UP));
            }
            return mine;
        });
    }

    @Override
    public Intent opened(Intent intent, IssueRef issue) {
        Wish.OpenTicket wish = (Wish.OpenTicket) intent.wish();
        return database.durably(handle -> {
            if (finish(handle, intent, issue.id())) {
                Ticket ticket = JdbiTicketStore.insert(handle, intent.as(wish, issue), intent.cause());
                handle.createUpdate("update intents set ticket_id = :ticket, issue_key = :key where id = :id")
                        .bind("id", intent.id().value())
                        .bind("ticket", ticket.id().value())
                        .bind("key", issue.key())
                        .execute();
                AuditRows.insert(handle, intent.became(ticket.id(), issue.key()));
            }
            return standing(handle, intent);
        });
    }

    @Override
    public Intent commented(Intent intent, Comment comment) {
        TicketId ticket = ((Wish.WriteComment) intent.wish()).ticket();
        return database.durably(handle -> {
            if (finish(handle, intent, comment.id().value())) {
                JdbiCommentStore.add(handle, ticket, comment, intent.begun().owner(), intent.cause());
                AuditRows.insert(handle, intent.became(ticket, comment.id().value()));
            }
            return standing(handle, intent);
        });
    }

    @Override
    public Intent attached(Intent intent, Attachment attachment) {
        TicketId ticket = ((Wish.AttachFile) intent.wish()).ticket();
        return database.durably(handle -> {
            if (finish(handle, intent, attachment.id().value())) {
                JdbiAttachmentStore.add(
                        handle, ticket, attachment, intent.begun().owner(), intent.cause());
                AuditRows.insert(handle, intent.became(ticket, attachment.id().value()));
            }
            return standing(handle, intent);
        });
    }

    @Override
    public Set<AttachmentId> attachedTo(TicketId ticket) {
        return database.reading(handle -> handle.createQuery(
                        "select attachment_id from attachments where ticket_id = :ticket and uploader_id is not null")
                .bind("ticket", ticket.value())
                .map((row, context) -> new AttachmentId(row.getString(1)))
                .set());
    }

    @Override
    public Intent deleted(Intent intent) {
        Wish.DeleteTicket wish = (Wish.DeleteTicket) intent.wish();
        return database.durably(handle -> {
            if (finish(handle, intent, wish.issue().id())) {
                JdbiTicketStore.remove(
                        handle, wish.ticket(), Optional.of(intent.begun().owner()));
                AuditRows.insert(
                        handle, intent.became(wish.ticket(), wish.issue().key()));
            }
            return standing(handle, intent);
        });
    }

    @Override
    public void delivered(IntentId id) {
        database.quickly(handle -> handle.createUpdate("update intents set open_fingerprint = null where id = :id")
                .bind("id", id.value())
                .execute());
    }

    @Override
    public void undelivered(IntentId id) {
        database.quickly(
                handle -> handle.createUpdate("update intents set next_check_at = current_timestamp where id = :id")
                        .bind("id", id.value())
                        .execute());
    }

    /** Numbers are given in the order in which issues were opened, so whatever has one up to the floor was there before. */
    @Override
    public List<IssueRef> openedBefore(Intent intent) {
        return database.reading(handle -> handle.createQuery("""
                        select t.issue_id, t.issue_key from tickets t, intents i
                        where i.id = :id and t.integration_id = i.integration_id
                          and t.id between i.ticket_floor - :window and i.ticket_floor
                        order by t.id desc limit :most""")
                .bind("id", intent.id().value())
                .bind("window", EARLIER_WINDOW)
                .bind("most", EARLIER)
                .map((row, context) -> new IssueRef(row.getString("issue_id"), row.getString("issue_key")))
                .list());
    }

    @Override
    public List<IntentId> due(int most) {
        return database.reading(
                handle -> handle.createQuery("select id from intents where next_check_at <= current_timestamp"
                                + " and lease_until <= current_timestamp and " + UNFINISHED
                                + " order by next_check_at limit :most")
                        .bind("most", most)
                        .mapTo(String.class)
                        .map(IntentId::new)
                        .list());
    }

    @Override
    public boolean areUnfinishedThrough(IntegrationId integration) {
        return database.reading(handle -> handle.createQuery(
                                "select count(*) from intents where integration_id = :integration and " + UNFINISHED)
                        .bind("integration", integration.value())
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    @Override
    public List<Intent> doubtful(Duration since, Optional<IntentId> after, int most) {
        return database.reading(handle -> handle.createQuery(
                        IntentRows.SELECT + " where sent_at > current_timestamp - " + Spans.of("since") + """
                         and lease_until <= current_timestamp
                          and was_lost = true and kind = 'TICKET' and ((state = 'DONE' and sends > 1) or state = 'ABANDONED')
                          and id > :after
                        order by id limit :most""")
                .bind("after", after.map(IntentId::value).orElse(""))
                .bind("since", since)
                .bind("most", most)
                .map(IntentRows::intent)
                .list());
    }

    @Override
    public void prune(Duration repeats, Duration kept) {
        change(
                "update intents set state = 'ABANDONED', idempotency_key = null",
                "state = 'NOT_SENT' and absences = 0 and lease_until <= current_timestamp and next_check_at <= " + AGO,
                repeats);
        change(
                "update intents set open_fingerprint = null",
                "open_fingerprint is not null and state in ('DONE', 'REJECTED', 'ABANDONED') and lease_until <= " + AGO,
                repeats);
        change("delete from intents", "state in ('DONE', 'REJECTED', 'ABANDONED') and sent_at <= " + AGO, kept);
    }

    /** Looks for them first and changes some at a time, for one who writes to H2 keeps all others waiting. */
    private void change(String change, String where, Duration ago) {
        List<String> ids = database.reading(handle -> handle.createQuery("select id from intents where " + where)
                .bind("ago", ago)
                .mapTo(String.class)
                .list());
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            List<String> some = ids.subList(from, Math.min(from + AT_A_TIME, ids.size()));
            database.quickly(handle -> handle.createUpdate(change + " where id in (<ids>) and " + where)
                    .bindList("ids", some)
                    .bind("ago", ago)
                    .execute());
        }
    }

    private static Optional<Intent> findSame(Handle handle, NewIntent wanted) {
        String same = wanted.key().isPresent()
                ? " where owner_id = :owner and idempotency_key = :key"
                : " where open_fingerprint = :fingerprint";
        Query query = handle.createQuery(IntentRows.SELECT + same);
        wanted.key()
                .map(IdempotencyKey::value)
                .ifPresentOrElse(
                        key -> query.bind("owner", wanted.owner().value()).bind("key", key),
                        () -> query.bind("fingerprint", wanted.fingerprint().value()));
        return query.map(IntentRows::intent).findOne();
    }

    private static Intent repeated(Intent same, NewIntent wanted) {
        if (!same.begun().fingerprint().equals(wanted.fingerprint())) {
            throw new Refusal.KeyReused();
        }
        return same;
    }

    private static Optional<Intent> find(Handle handle, IntentId id) {
        return handle.createQuery(IntentRows.SELECT + " where id = :id")
                .bind("id", id.value())
                .map(IntentRows::intent)
                .findOne();
    }

    private static Intent standing(Handle handle, Intent intent) {
        return find(handle, intent.id()).orElseThrow();
    }

    private static boolean release(Handle handle, Intent intent, Duration next) {
        return handle.createUpdate("update intents set next_check_at = current_timestamp + " + Spans.of("next") + """
                                , state = :state, answered = :answered, absences = :absences,
                                  rejection = :rejection, was_lost = (was_lost or :lost),
                                  open_fingerprint = case when :end then null else open_fingerprint end,
                                  lease_until = current_timestamp"""
                                + FENCED)
                        .bind("id", intent.id().value())
                        .bind("epoch", intent.epoch())
                        .bind("state", intent.state().name())
                        .bind("answered", intent.progress().answered())
                        .bind("absences", intent.progress().absences())
                        .bind(
                                "rejection",
                                intent.progress()
                                        .rejection()
                                        .map(Rejections::write)
                                        .orElse(null))
                        .bind("lost", intent.state() == IntentState.UNKNOWN)
                        .bind("end", intent.state().isEnd())
                        .bind("next", next)
                        .execute()
                > 0;
    }

    private static boolean finish(Handle handle, Intent intent, String jiraId) {
        return handle.createUpdate(
                                "update intents set state = 'DONE', jira_id = :jiraId, lease_until = current_timestamp,"
                                        + " next_check_at = current_timestamp + " + Spans.of("telling")
                                        + FENCED)
                        .bind("telling", TELLING)
                        .bind("id", intent.id().value())
                        .bind("epoch", intent.epoch())
                        .bind("jiraId", jiraId)
                        .execute()
                > 0;
    }
}
