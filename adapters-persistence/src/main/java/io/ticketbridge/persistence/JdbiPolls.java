package io.ticketbridge.persistence;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.port.Polls;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Polls as rows of {@code polls}. */
public final class JdbiPolls implements Polls {
    private static final int NANOS = 9;
    private static final String FENCED = " where integration_id = :id and epoch = :epoch";

    private static final String DUE = """
            select i.id from integrations i left join polls p on p.integration_id = i.id
            where i.active = true and (p.due_at is null or p.due_at <= current_timestamp)
            order by p.due_at, i.id limit 1""";

    private final Database database;

    public JdbiPolls(Database database) {
        this.database = database;
    }

    /** Looks first, so that an idle server writes nothing. Where another node was faster, the next time comes. */
    @Override
    public Optional<Claim> claimNext(Duration lease) {
        Optional<Long> due = database.reading(
                handle -> handle.createQuery(DUE).mapTo(Long.class).findOne());
        try {
            return due.flatMap(id -> database.quickly(handle -> claim(handle, id, lease)));
        } catch (UnableToExecuteStatementException failure) {
            if (!SqlErrors.isIntegrityViolation(failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    @Override
    public void succeeded(Claim claim, Duration next) {
        release(claim, "asked_at = begun_at, ", next);
    }

    @Override
    public void failed(Claim claim, Duration next) {
        release(claim, "", next);
    }

    private void release(Claim claim, String change, Duration next) {
        database.quickly(handle -> handle.createUpdate(
                        "update polls set " + change + "due_at = current_timestamp + " + Spans.of("next") + FENCED)
                .bind("next", next)
                .bind("id", claim.integration().value())
                .bind("epoch", claim.epoch())
                .execute());
    }

    private static Optional<Claim> claim(Handle handle, long id, Duration lease) {
        handle.createUpdate("""
                        insert into polls (integration_id, epoch, due_at, begun_at)
                        select id, 0, current_timestamp, current_timestamp from integrations i
                        where id = :id and not exists (select 1 from polls p where p.integration_id = i.id)""").bind("id", id).execute();
        int claimed = handle.createUpdate("update polls set epoch = epoch + 1, begun_at = current_timestamp,"
                        + " due_at = current_timestamp + " + Spans.of("lease")
                        + " where integration_id = :id and due_at <= current_timestamp")
                .bind("lease", lease)
                .bind("id", id)
                .execute();
        return claimed == 0 ? Optional.empty() : find(handle, id);
    }

    private static Optional<Claim> find(Handle handle, long id) {
        return handle.createQuery("select epoch, extract(epoch from (begun_at - asked_at)) as ago from polls"
                        + " where integration_id = :id")
                .bind("id", id)
                .map((row, context) -> new Claim(
                        new IntegrationId(id),
                        row.getInt("epoch"),
                        Optional.ofNullable(row.getBigDecimal("ago")).map(JdbiPolls::span)))
                .findOne();
    }

    private static Duration span(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(NANOS).longValue());
    }
}
