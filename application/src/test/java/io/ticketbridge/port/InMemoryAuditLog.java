package io.ticketbridge.port;

import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The twin of {@link AuditLog}. */
public final class InMemoryAuditLog implements AuditLog {
    private record Written(Instant at, AuditEvent event) {}

    private final Queue<Written> written = new ArrayDeque<>();
    private final List<AuditRecord> records = new ArrayList<>();
    private final Clock clock;
    private AuditChain chain = AuditChain.START;

    public InMemoryAuditLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void append(List<AuditEvent> events) {
        events.forEach(event -> written.add(new Written(clock.instant(), event)));
    }

    @Override
    public synchronized int seal(int most) {
        int sealed = 0;
        for (; sealed < most && !written.isEmpty(); sealed++) {
            Written next = written.remove();
            records.add(chain.next(next.at(), next.event()));
            chain = AuditChain.upTo(records.get(records.size() - 1));
        }
        return sealed;
    }

    @Override
    public synchronized List<AuditRecord> after(long number, int most) {
        return records.stream()
                .filter(record -> record.number() > number)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized AuditChain chain() {
        return chain;
    }
}
