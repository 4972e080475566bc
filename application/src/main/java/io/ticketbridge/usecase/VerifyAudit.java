package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.port.AuditLog;
import java.util.List;
import java.util.Optional;

/** Reads the whole audit log and says whether each record is still what it was when it was sealed. */
public final class VerifyAudit {
    private static final int AT_ONCE = 1_000;

    private final AuditLog log;

    public VerifyAudit(AuditLog log) {
        this.log = log;
    }

    /**
     * What was found.
     *
     * @param sound how far everything is as it was
     * @param broken the number of the first record that was changed or is missing
     */
    public record Verdict(AuditChain sound, Optional<Long> broken) {}

    /**
     * @param known a place in the chain as somebody noted it elsewhere: only that shows a log that was made anew as a whole
     */
    public Verdict verify(Optional<AuditChain> known) {
        AuditChain end = log.chain();
        AuditChain sound = AuditChain.START;
        while (sound.number() < end.number()) {
            List<AuditRecord> records = log.after(sound.number(), AT_ONCE);
            for (AuditRecord record : records) {
                if (!sound.isFollowedBy(record) || isAnother(record, known) || isAnother(record, Optional.of(end))) {
                    return new Verdict(sound, Optional.of(sound.number() + 1));
                }
                sound = AuditChain.upTo(record);
            }
            if (records.isEmpty()) {
                return new Verdict(sound, Optional.of(sound.number() + 1));
            }
        }
        return new Verdict(sound, known.map(AuditChain::number).filter(number -> number > end.number()));
    }

    private static boolean isAnother(AuditRecord record, Optional<AuditChain> known) {
        return known.filter(place -> place.number() == record.number() && !place.equals(AuditChain.upTo(record)))
                .isPresent();
    }
}
