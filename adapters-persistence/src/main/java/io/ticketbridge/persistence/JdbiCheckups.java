package io.ticketbridge.persistence;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.KnownChecks;
import io.ticketbridge.port.Checkups;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Checkups as rows of {@code checkups}. Each change of one is a single fenced update, so that no lock outlives a call. */
public final class JdbiCheckups implements Checkups {
    private static final String CLAIM = "update checkups set epoch = epoch + 1, due_at = current_timestamp + "
            + Spans.of("lease") + " where integration_id = :id";
    private static final String FENCED = " where integration_id = :id and epoch = :epoch";

    private final Database database;

    public JdbiCheckups(Database database) {
        this.database = database;
    }

    /** Looks first, so that an idle server writes nothing. Another node may do the same at once: then it is done. */
    @Override
    public void enrol(Duration spread) {
        List<Long> missing = database.reading(
                handle -> handle.createQuery("""
                        select i.id from integrations i
                        where i.active = true and not exists (select 1 from checkups c where c.integration_id = i.id)
                        order by i.id""").mapTo(Long.class).list());
        if (missing.isEmpty()) {
            return;
        }
        try {
            database.durably(handle -> insert(handle, missing, spread));
        } catch (UnableToExecuteStatementException failure) {
            if (!SqlErrors.isIntegrityViolation(failure)) {
                throw failure;
            }
        }
    }

    @Override
    public List<IntegrationId> due(int most) {
        return database.reading(handle -> handle.createQuery("""
                        select c.integration_id from checkups c, integrations i
                        where i.id = c.integration_id and i.active = true and c.due_at <= current_timestamp
                        order by c.due_at limit :most""")
                .bind("most", most)
                .mapTo(Long.class)
                .map(IntegrationId::new)
                .list());
    }

    @Override
    public Optional<Claim> claim(IntegrationId id, Duration lease) {
        return database.durably(handle -> {
            int claimed = handle.createUpdate(CLAIM + " and due_at <= current_timestamp")
                    .bind("id", id.value())
                    .bind("lease", lease)
                    .execute();
            return claimed == 0 ? Optional.empty() : find(handle, id);
        });
    }

    /** Two that begin a row at once meet at its key: one of them then finds the other's. */
    @Override
    public Optional<Claim> seize(IntegrationId id, Duration lease) {
        return SqlErrors.again(() -> database.durably(handle -> seize(handle, id, lease)));
    }

    @Override
    public void release(Claim claim, Duration next) {
        database.durably(handle -> handle.createUpdate("update checkups set silences = :silences, due_at ="
                        + " current_timestamp + " + Spans.of("next") + FENCED)
                .bind("silences", claim.silences())
                .bind("next", next)
                .bind("id", claim.integration().value())
                .bind("epoch", claim.epoch())
                .execute());
    }

    @Override
    public boolean keep(Claim claim, Checkup found, KnownChecks known, Duration next) {
        return database.durably(handle -> {
            Optional<Health> was = health(handle, claim);
            boolean kept = keep(handle, claim, found, known, next);
            if (kept) {
                Happening.examined(was, found.health())
                        .ifPresent(what -> EventRows.add(handle, claim.integration(), what));
            }
            return kept;
        });
    }

    /** Holds the row. */
    private static Optional<Health> health(Handle handle, Claim claim) {
        return handle.createQuery("select health from checkups" + FENCED + " for update")
                .bind("id", claim.integration().value())
                .bind("epoch", claim.epoch())
                .map((row, context) -> Rows.optionalText(row, "health").map(Health::valueOf))
                .findOne()
                .flatMap(health -> health);
    }

    private static boolean keep(Handle handle, Claim claim, Checkup found, KnownChecks known, Duration next) {
        return handle.createUpdate("update checkups set silences = :silences,"
                                + " known = :known, examined_at = :examinedAt, health = :health,"
                                + " findings = :findings, due_at = current_timestamp + " + Spans.of("next") + FENCED)
                        .bind("silences", claim.silences())
                        .bind("known", CheckupColumns.write(known))
                        .bind("examinedAt", found.examinedAt())
                        .bind("health", found.health().name())
                        .bind("findings", CheckupColumns.write(found.findings()))
                        .bind("next", next)
                        .bind("id", claim.integration().value())
                        .bind("epoch", claim.epoch())
                        .execute()
                > 0;
    }

    @Override
    public void hasten(IntegrationId id) {
        database.durably(handle -> handle.createUpdate(CLAIM)
                .bind("id", id.value())
                .bind("lease", Duration.ZERO)
                .execute());
    }

    @Override
    public Optional<Checkup> find(IntegrationId id) {
        return database.reading(handle -> handle.createQuery("select examined_at, findings from checkups"
                        + " where integration_id = :id and examined_at is not null")
                .bind("id", id.value())
                .map((row, context) -> new Checkup(
                        Rows.instant(row, "examined_at"), CheckupColumns.findings(row.getString("findings"))))
                .findOne());
    }

    @Override
    public Map<IntegrationId, Health> healthOf(Collection<IntegrationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.reading(handle -> handle.createQuery("select integration_id, health from checkups"
                        + " where integration_id in (<ids>) and health is not null")
                .bindList("ids", ids.stream().map(IntegrationId::value).toList())
                .map((row, context) -> Map.entry(
                        new IntegrationId(row.getLong("integration_id")), Health.valueOf(row.getString("health"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static int insert(Handle handle, List<Long> ids, Duration spread) {
        PreparedBatch batch =
                handle.prepareBatch("insert into checkups (integration_id, due_at, epoch, silences, known)"
                        + " values (:id, current_timestamp + " + Spans.of("wait") + ", 0, 0, :known)");
        for (int i = 0; i < ids.size(); i++) {
            batch.bind("id", ids.get(i))
                    .bind("wait", spread.multipliedBy(i).dividedBy(ids.size()))
                    .bind("known", CheckupColumns.write(KnownChecks.NONE))
                    .add();
        }
        return batch.execute().length;
    }

    private static Optional<Claim> seize(Handle handle, IntegrationId id, Duration lease) {
        int seized = handle.createUpdate(CLAIM)
                .bind("id", id.value())
                .bind("lease", lease)
                .execute();
        if (seized == 0) {
            handle.createUpdate("insert into checkups (integration_id, due_at, epoch, silences, known)"
                            + " select id, current_timestamp + " + Spans.of("lease")
                            + ", 1, 0, :known from integrations where id = :id")
                    .bind("id", id.value())
                    .bind("lease", lease)
                    .bind("known", CheckupColumns.write(KnownChecks.NONE))
                    .execute();
        }
        return find(handle, id);
    }

    private static Optional<Claim> find(Handle handle, IntegrationId id) {
        return handle.createQuery("select epoch, known, silences from checkups where integration_id = :id")
                .bind("id", id.value())
                .map((row, context) -> new Claim(
                        id, row.getInt("epoch"), CheckupColumns.known(row.getString("known")), row.getInt("silences")))
                .findOne();
    }
}
