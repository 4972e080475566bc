package io.ticketbridge.port;

import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import java.util.List;

/**
 * What happened and was done, by whom, for whoever has to look into it later. Nothing in it is ever changed or removed. An event
 * gets its place in the chain a moment after it was written, so that nobody who writes waits for anybody else.
 */
public interface AuditLog {
    /** Writes down what happened just now, by the store's clock. Once this returns, no crash loses it. */
    void append(List<AuditEvent> events);

    /**
     * Puts events that have no place yet at the end of the chain, those written first before the others. Whoever does this at the
     * same time on another node waits.
     *
     * @return how many; fewer than {@code most} where none is left
     */
    int seal(int most);

    /** Up to {@code most} records that follow the one with this number, in order. */
    List<AuditRecord> after(long number, int most);

    /** How far the chain has come. */
    AuditChain chain();
}
