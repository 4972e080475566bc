package io.ticketbridge.persistence;

import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.port.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The audit log as rows of {@code audit_events}; whoever lengthens the chain holds its one row in {@code audit_chain}. */
public final class JdbiAuditLog implements AuditLog {
    private static final String SELECT = "select id, written_at, action, user_id, key_id, address, ticket_id, object,"
            + " times, number, seal from audit_events";
    private static final String CHAIN = "select number, seal from audit_chain where id = 1";

    private final Database database;

    public JdbiAuditLog(Database database) {
        this.database = database;
    }

    private record Written(long id, Instant at, AuditEvent event) {
        static Written of(ResultSet row, StatementContext context) throws SQLException {
            return new Written(row.getLong("id"), Rows.instant(row, "written_at"), AuditRows.event(row));
        }
    }

    @Override
    public void append(List<AuditEvent> events) {
        database.durably(handle -> {
            AuditRows.insert(handle, events);
            return true;
        });
    }

    /** Whether there is anything to seal is looked at first, so that an idle server writes nothing. */
    @Override
    public int seal(int most) {
        boolean idle = database.reading(handle -> unsealed(handle, 1)).isEmpty();
        return idle ? 0 : database.durably(handle -> sealNext(handle, most));
    }

    @Override
    public List<AuditRecord> after(long number, int most) {
        return database.reading(
                handle -> handle.createQuery(SELECT + " where number > :number order by number limit :most")
                        .bind("number", number)
                        .bind("most", most)
                        .map(JdbiAuditLog::record)
                        .list());
    }

    @Override
    public AuditChain chain() {
        return database.reading(
                handle -> handle.createQuery(CHAIN).map(JdbiAuditLog::end).one());
    }

    private static int sealNext(Handle handle, int most) {
        AuditChain chain =
                handle.createQuery(CHAIN + " for update").map(JdbiAuditLog::end).one();
        List<Written> unsealed = unsealed(handle, most);
        if (unsealed.isEmpty()) {
            return 0;
        }
        PreparedBatch batch =
                handle.prepareBatch("update audit_events set number = :number, seal = :seal where id = :id");
        for (Written next : unsealed) {
            chain = AuditChain.upTo(chain.next(next.at(), next.event()));
            batch.bind("id", next.id())
                    .bind("number", chain.number())
                    .bind("seal", chain.seal().value())
                    .add();
        }
        batch.execute();
        handle.createUpdate("update audit_chain set number = :number, seal = :seal where id = 1")
                .bind("number", chain.number())
                .bind("seal", chain.seal().value())
                .execute();
        return unsealed.size();
    }

    private static List<Written> unsealed(Handle handle, int most) {
        return handle.createQuery(SELECT + " where number is null order by id limit :most")
                .bind("most", most)
                .map(Written::of)
                .list();
    }

    private static AuditRecord record(ResultSet row, StatementContext context) throws SQLException {
        return new AuditRecord(row.getLong("number"), Rows.instant(row, "written_at"), AuditRows.event(row), seal(row));
    }

    private static AuditChain end(ResultSet row, StatementContext context) throws SQLException {
        return new AuditChain(row.getLong("number"), seal(row));
    }

    /** What is no seal is that of nothing, which no record has. */
    private static Fingerprint seal(ResultSet row) throws SQLException {
        return Rows.optionalText(row, "seal").flatMap(Fingerprint::parse).orElse(AuditChain.START.seal());
    }
}
