package io.ticketbridge.persistence;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyUse;
import io.ticketbridge.port.KeyUses;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Uses of keys as rows of {@code key_uses}. */
public final class JdbiKeyUses implements KeyUses {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String SPAN_AGO = "current_timestamp - " + Spans.of("span");

    private final Database database;

    public JdbiKeyUses(Database database) {
        this.database = database;
    }

    @Override
    public void tell(String node, List<KeyUse> uses) {
        database.quickly(handle -> {
            handle.createUpdate("delete from key_uses where written_at < " + SPAN_AGO)
                    .bind("span", KEPT)
                    .execute();
            PreparedBatch batch = handle.prepareBatch("insert into key_uses (node, key_id, kind, times, written_at)"
                    + " values (:node, :key, :kind, :times, current_timestamp)");
            uses.forEach(use -> batch.bind("node", node)
                    .bind("key", use.key().value())
                    .bind("kind", use.kind())
                    .bind("times", use.times())
                    .add());
            return batch.execute();
        });
    }

    @Override
    public List<Told> toldByOthers(String node, Duration lately) {
        return database.reading(handle -> handle.createQuery("select id, key_id, kind, times from key_uses"
                        + " where node <> :node and written_at > " + SPAN_AGO)
                .bind("node", node)
                .bind("span", lately)
                .map((row, context) -> new Told(
                        row.getLong("id"),
                        new KeyUse(new KeyId(row.getLong("key_id")), row.getString("kind"), row.getInt("times"))))
                .list());
    }
}
