package io.ticketbridge.rest.json;

import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import org.jspecify.annotations.Nullable;

/** A record of the audit log, with all that its seal covers. {@code at} is as ISO 8601 has it, to the microsecond. */
public record AuditRecordJson(
        long number,
        String at,
        String action,
        @Nullable Long userId,
        @Nullable Long keyId,
        @Nullable String address,
        @Nullable Long ticketId,
        String object,
        int times,
        String seal) {
    public static AuditRecordJson from(AuditRecord record) {
        AuditEvent event = record.event();
        return new AuditRecordJson(
                record.number(),
                record.at().toString(),
                event.action().word(),
                event.user().map(UserId::value).orElse(null),
                event.origin().key().map(KeyId::value).orElse(null),
                event.origin().address().orElse(null),
                event.ticket().map(TicketId::value).orElse(null),
                event.object(),
                event.times(),
                record.seal().value());
    }

    /** As a line of NDJSON, without its end. */
    public String line() {
        return Json.text(this);
    }
}
