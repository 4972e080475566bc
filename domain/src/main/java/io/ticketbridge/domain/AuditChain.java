package io.ticketbridge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the audit log has come: each record's seal is made from the seal before it and the record, so that whoever knows a
 * seal can tell whether anything up to it was changed, removed or put in.
 *
 * @param number of the last record, 0 where there is none
 */
public record AuditChain(long number, Fingerprint seal) {
    /** Before the first record. */
    public static final AuditChain START = new AuditChain(0, Fingerprint.of(List.of()));

    /** The record that comes next. */
    public AuditRecord next(Instant at, AuditEvent event) {
        List<String> parts = new ArrayList<>(List.of(seal.value(), Long.toString(number + 1), at.toString()));
        parts.addAll(event.parts());
        return new AuditRecord(number + 1, at, event, Fingerprint.of(parts));
    }

    /** Whether this record is what followed, as it was when it was sealed. */
    public boolean isFollowedBy(AuditRecord record) {
        return next(record.at(), record.event()).equals(record);
    }

    public static AuditChain upTo(AuditRecord record) {
        return new AuditChain(record.number(), record.seal());
    }
}
