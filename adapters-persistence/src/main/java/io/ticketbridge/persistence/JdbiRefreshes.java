package io.ticketbridge.persistence;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.port.Refreshes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Refreshes as rows of {@code refreshes}. Whoever writes one holds its row, or the next one that would be inserted, for that long alone. */
public final class JdbiRefreshes implements Refreshes {
    private static final int PER_QUERY = 500;

    private static final String NOTE_AGAIN = """
            update refreshes set channel = :channel, deleted = (deleted or :deleted), epoch = epoch + 1, tries = 0,
              due_at = current_timestamp
            where ticket_id = :ticket""";

    private static final String NOTE = """
            insert into refreshes (ticket_id, integration_id, channel, deleted, epoch, tries, due_at)
            select id, integration_id, :channel, :deleted, 1, 0, current_timestamp from tickets where id = :ticket""";

    private static final String FENCED = " where ticket_id = :ticket and epoch = :epoch";

    /** @param updated of its issue, as it was last seen */
    private record Known(TicketId ticket, String issue, Optional<Instant> updated) {}

    private final Database database;

    public JdbiRefreshes(Database database) {
        this.database = database;
    }

    @Override
    public void heard(IntegrationId integration, Optional<String> delivery, IssueNews news) {
        noteHeard(integration);
        List<TicketId> told = find(integration, List.of(news.issueId())).stream()
                .map(Known::ticket)
                .toList();
        if (!told.isEmpty()) {
            repeatedly(handle -> {
                boolean isNew =
                        delivery.map(name -> isNew(handle, integration, name)).orElse(true);
                return isNew ? note(handle, told, news) : 0;
            });
        }
    }

    /** Looks first: where much is told, it is written once a minute. */
    private void noteHeard(IntegrationId integration) {
        String due = " where id = :id and (heard_at is null or heard_at < current_timestamp - interval '1' minute)";
        boolean isDue = database.reading(handle -> handle.createQuery("select 1 from integrations" + due)
                .bind("id", integration.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
        if (isDue) {
            database.quickly(handle -> handle.createUpdate("update integrations set heard_at = current_timestamp" + due)
                    .bind("id", integration.value())
                    .execute());
        }
    }

    @Override
    public Optional<Instant> lastHeard(IntegrationId integration) {
        return database.reading(handle -> handle.createQuery("select heard_at from integrations where id = :id")
                .bind("id", integration.value())
                .map((row, context) -> Rows.optionalInstant(row, "heard_at"))
                .findOne()
                .flatMap(heard -> heard));
    }

    /** Some at a time: others write in between. */
    @Override
    public int changed(IntegrationId integration, Map<String, Instant> updated) {
        List<String> issues = List.copyOf(updated.keySet());
        int noted = 0;
        for (int from = 0; from < issues.size(); from += PER_QUERY) {
            List<String> some = issues.subList(from, Math.min(issues.size(), from + PER_QUERY));
            List<TicketId> news = find(integration, some).stream()
                    .filter(isOlderThan(updated))
                    .map(Known::ticket)
                    .toList();
            noted += news.isEmpty() ? 0 : repeatedly(handle -> note(handle, news, Channel.POLL, false));
        }
        return noted;
    }

    @Override
    public int missing(IntegrationId integration, Set<String> shown, Duration known, int most) {
        List<TicketId> missing = database.reading(handle -> unfinished(handle, integration, known)
                .filter(ticket -> !shown.contains(ticket.issue()))
                .limit(most)
                .map(Known::ticket)
                .toList());
        return missing.isEmpty() ? 0 : repeatedly(handle -> note(handle, missing, Channel.POLL, false));
    }

    /** Whoever is noted already is asked about anyway. */
    private static Stream<Known> unfinished(Handle handle, IntegrationId integration, Duration known) {
        return handle
                .createQuery("select id, issue_id from tickets where integration_id = :integration"
                        + " and link_state in ('LINKED', 'MOVED') and coalesce(status_category, 'NEW') <> 'DONE'"
                        + " and created_at < current_timestamp - " + Spans.of("known")
                        + " and id not in (select ticket_id from refreshes) order by id")
                .bind("integration", integration.value())
                .bind("known", known)
                .map((row, context) ->
                        new Known(new TicketId(row.getLong("id")), row.getString("issue_id"), Optional.empty()))
                .stream();
    }

    @Override
    public int overdue(IntegrationId integration, Duration unseen, int most) {
        return repeatedly(
                handle -> note(handle, longestUnseen(handle, integration, unseen, most), Channel.POLL, false));
    }

    @Override
    public Optional<Batch> take(int most, Duration lease) {
        Optional<IntegrationId> next = database.reading(handle -> handle.createQuery(
                        "select integration_id from refreshes where due_at <= current_timestamp order by due_at limit 1")
                .mapTo(Long.class)
                .map(IntegrationId::new)
                .findOne());
        return next.map(integration -> database.quickly(handle -> take(handle, integration, most, lease)))
                .filter(batch -> !batch.due().isEmpty());
    }

    @Override
    public void done(List<Due> taken) {
        fenced(taken, "delete from refreshes", Map.of());
    }

    @Override
    public void putOff(List<Due> taken, Duration delay) {
        fenced(
                taken,
                "update refreshes set tries = tries + 1, due_at = current_timestamp + " + Spans.of("delay"),
                Map.of("delay", delay));
    }

    @Override
    public void forget(Duration age) {
        database.quickly(handle -> handle.createUpdate(
                        "delete from deliveries where received_at < current_timestamp - " + Spans.of("age"))
                .bind("age", age)
                .execute());
    }

    private List<Known> find(IntegrationId integration, List<String> issues) {
        return database.reading(handle -> handle.createQuery("select id, issue_id, jira_updated from tickets"
                        + " where integration_id = :integration and issue_id in (<issues>)")
                .bind("integration", integration.value())
                .bindList("issues", issues)
                .map((row, context) -> new Known(
                        new TicketId(row.getLong("id")),
                        row.getString("issue_id"),
                        Rows.optionalInstant(row, "jira_updated")))
                .list());
    }

    private static Predicate<Known> isOlderThan(Map<String, Instant> updated) {
        return known -> known.updated()
                .map(before -> before.isBefore(updated.getOrDefault(known.issue(), Instant.MIN)))
                .orElse(true);
    }

    /** Whoever is noted already is asked about anyway. */
    private static List<TicketId> longestUnseen(Handle handle, IntegrationId integration, Duration unseen, int most) {
        return handle.createQuery("select id from tickets where integration_id = :integration and looked_at <"
                        + " current_timestamp - " + Spans.of("unseen")
                        + " and id not in (select ticket_id from refreshes) order by looked_at limit :most")
                .bind("integration", integration.value())
                .bind("unseen", unseen)
                .bind("most", most)
                .mapTo(Long.class)
                .map(TicketId::new)
                .list();
    }

    private static int note(Handle handle, List<TicketId> tickets, IssueNews news) {
        news.changelog().ifPresent(entry -> tickets.forEach(ticket -> ChangelogRows.note(handle, ticket, entry)));
        return note(handle, tickets, Channel.WEBHOOK, news.deleted());
    }

    private static int note(Handle handle, List<TicketId> tickets, Channel channel, boolean deleted) {
        tickets.forEach(ticket -> {
            if (note(handle, NOTE_AGAIN, ticket, channel, deleted) == 0) {
                note(handle, NOTE, ticket, channel, deleted);
            }
        });
        return tickets.size();
    }

    private static int note(Handle handle, String sql, TicketId ticket, Channel channel, boolean deleted) {
        return handle.createUpdate(sql)
                .bind("ticket", ticket.value())
                .bind("channel", channel.name())
                .bind("deleted", deleted)
                .execute();
    }

    private static boolean isNew(Handle handle, IntegrationId integration, String delivery) {
        return handle.createUpdate("""
                        insert into deliveries (integration_id, delivery, received_at)
                        select id, :delivery, current_timestamp from integrations i
                        where id = :integration and not exists
                          (select 1 from deliveries d where d.integration_id = i.id and d.delivery = :delivery)""")
                        .bind("integration", integration.value())
                        .bind("delivery", delivery)
                        .execute()
                > 0;
    }

    private static Batch take(Handle handle, IntegrationId integration, int most, Duration lease) {
        List<Due> due = handle.createQuery("""
                        select ticket_id, epoch, channel, deleted, tries from refreshes
                        where integration_id = :integration and due_at <= current_timestamp
                        order by due_at limit :most for update""")
                .bind("integration", integration.value())
                .bind("most", most)
                .map((row, context) -> new Due(
                        new TicketId(row.getLong("ticket_id")),
                        row.getInt("epoch") + 1,
                        Channel.valueOf(row.getString("channel")),
                        row.getBoolean("deleted"),
                        row.getInt("tries")))
                .list();
        if (!due.isEmpty()) {
            handle.createUpdate("update refreshes set epoch = epoch + 1, due_at = current_timestamp + "
                            + Spans.of("lease") + " where ticket_id in (<tickets>)")
                    .bind("lease", lease)
                    .bindList(
                            "tickets",
                            due.stream().map(one -> one.ticket().value()).toList())
                    .execute();
        }
        return new Batch(integration, due);
    }

    private void fenced(List<Due> taken, String change, Map<String, Duration> values) {
        if (taken.isEmpty()) {
            return;
        }
        database.quickly(handle -> {
            PreparedBatch batch = handle.prepareBatch(change + FENCED);
            taken.forEach(one -> batch.bindMap(values)
                    .bind("ticket", one.ticket().value())
                    .bind("epoch", one.epoch())
                    .add());
            return batch.execute();
        });
    }

    /** Two that note one ticket, or one delivery, at once meet at its key: one of them then finds the other's. */
    private int repeatedly(HandleCallback<Integer, RuntimeException> work) {
        return SqlErrors.again(() -> database.durably(work));
    }
}
