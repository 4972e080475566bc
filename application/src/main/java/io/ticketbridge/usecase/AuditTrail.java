package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.port.AuditLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down who did what. What changed something is written before anybody is told of it, and where a ticket is made or goes, with
 * it ({@link io.ticketbridge.port.Intents}). What changed nothing is written within a second, so that it costs whoever asks no
 * time that could tell them anything, and a flood of it costs the store next to nothing.
 */
public final class AuditTrail {
    /** How many different things are told apart in a second. */
    private static final int MOST = 1_000;

    private static final int SEALED_AT_ONCE = 1_000;

    private final AuditLog log;
    private final Map<AuditEvent, Integer> noticed = new LinkedHashMap<>();
    private int others;

    public AuditTrail(AuditLog log) {
        this.log = log;
    }

    /** Something was changed. */
    void changed(AuditEvent event) {
        log.append(List.of(event));
    }

    /** Something happened that changed nothing; the same again within a second is counted. */
    synchronized void noticed(AuditEvent event) {
        notice(event, 1);
    }

    private void notice(AuditEvent event, int times) {
        if (noticed.size() < MOST || noticed.containsKey(event)) {
            noticed.merge(event, times, Integer::sum);
        } else {
            others += times;
        }
    }

    /** Writes down what was noticed, and gives everything its place. */
    void settle() {
        List<AuditEvent> events = taken();
        if (!events.isEmpty()) {
            append(events);
        }
        int sealed = log.seal(SEALED_AT_ONCE);
        while (sealed == SEALED_AT_ONCE) {
            sealed = log.seal(SEALED_AT_ONCE);
        }
    }

    /** Where that fails, it is for the next time. */
    private void append(List<AuditEvent> events) {
        try {
            log.append(events);
        } catch (RuntimeException notWritten) {
            putBack(events);
            throw notWritten;
        }
    }

    private synchronized void putBack(List<AuditEvent> events) {
        for (AuditEvent event : events) {
            notice(event.happened(1), event.times());
        }
    }

    private synchronized List<AuditEvent> taken() {
        if (others > 0) {
            noticed.put(AuditEvent.of(AuditAction.NOT_RECORDED, Origin.HERE, "different events"), others);
        }
        List<AuditEvent> events = noticed.entrySet().stream()
                .map(each -> each.getKey().happened(each.getValue()))
                .toList();
        noticed.clear();
        others = 0;
        return events;
    }
}
