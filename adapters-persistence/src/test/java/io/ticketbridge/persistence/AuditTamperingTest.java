package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.usecase.VerifyAudit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes a row of the audit log is found out. */
class AuditTamperingTest {
    private static final AuditEvent EVENT = new AuditEvent(
            AuditAction.TICKET_DELETED,
            Optional.of(new UserId(42)),
            Origin.at("203.0.113.7").with(new KeyId(5)),
            Optional.of(new TicketId(87)),
            "SEC-204",
            1);

    private final Database database = Databases.h2();
    private final JdbiAuditLog log = new JdbiAuditLog(database);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "written_at = written_at + interval '0.000001' second",
                "action = 'ticket.created'",
                "user_id = 43",
                "user_id = null",
                "key_id = 6",
                "address = '203.0.113.8'",
                "address = null",
                "ticket_id = 88",
                "object = 'SEC-205'",
                "times = 2",
                "seal = case when seal like 'a%' then 'b' else 'a' end || substring(seal, 2)",
                "seal = 'none'",
                "seal = null",
                "action = 'ticket.forgotten'",
                "user_id = 0",
                "number = 5"
            })
    void noColumnShouldChangeUnnoticed(String change) {
        fill();
        database.quickly(handle -> handle.execute("update audit_events set " + change + " where number = 2"));
        assertThat(isSound()).isFalse();
    }

    @Test
    void noRowShouldGoUnnoticed() {
        fill();
        assertThat(isSound()).isTrue();
        database.quickly(handle -> handle.execute("delete from audit_events where number = 4"));
        assertThat(isSound()).isFalse();
    }

    @Test
    void theEndShouldNotChangeUnnoticed() {
        fill();
        database.quickly(handle -> handle.execute("update audit_chain set seal = 'a' || substring(seal, 1, 63)"));
        assertThat(isSound()).isFalse();
    }

    @Test
    void whatSomebodyPutInBeforeItWasSealedShouldNotStopTheChain() {
        database.quickly(
                handle -> handle.execute("insert into audit_events (written_at, action, user_id, object, times)"
                        + " values (current_timestamp, 'ticket.forgotten', -1, '', 0)"));
        fill(5);
        assertThat(log.after(0, 10).get(0).event().action()).isEqualTo(AuditAction.FOREIGN);
        assertThat(isSound()).isTrue();
    }

    private void fill() {
        fill(4);
    }

    private void fill(int sealed) {
        log.append(List.of(EVENT, EVENT, EVENT, EVENT));
        assertThat(log.seal(10)).isEqualTo(sealed);
    }

    private boolean isSound() {
        return new VerifyAudit(log).verify(Optional.empty()).broken().isEmpty();
    }
}
