package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.port.AuditLog;
import io.ticketbridge.port.InMemoryAuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private final AuditLog log = new InMemoryAuditLog(Clock.systemUTC());
    private final AuditTrail trail = new AuditTrail(log);

    @Test
    void whatWasNoticedSeveralTimesShouldBeOneRecordThatSaysSo() {
        Stream.of("a", "b", "a").map(AuditTrailTest::denied).forEach(trail::noticed);
        assertThat(records()).isEmpty();
        trail.settle();
        trail.settle();
        assertThat(records())
                .extracting(AuditRecord::event)
                .containsExactly(denied("a").happened(2), denied("b"));
    }

    @Test
    void aFloodShouldBeCountedAndNotWrittenDownOneByOne() {
        for (int i = 0; i < 5_000; i++) {
            trail.noticed(denied("ticket " + i));
        }
        trail.settle();
        assertThat(records()).hasSize(1_001);
        AuditEvent last = records().get(1_000).event();
        assertThat(last.action()).isEqualTo(AuditAction.NOT_RECORDED);
        assertThat(last.times()).isEqualTo(4_000);
    }

    @Test
    void aSoundLogShouldBeSoundUpToItsEnd() {
        fill(2_500);
        VerifyAudit.Verdict verdict = verify(log, Optional.empty());
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.sound()).isEqualTo(log.chain());
        assertThat(verdict.sound().number()).isEqualTo(2_500);
    }

    @Test
    void aRecordThatWasChangedShouldBeNamed() {
        fill(3);
        assertThat(verify(changed(2, denied("something else")), Optional.empty())
                        .broken())
                .contains(2L);
    }

    @Test
    void aRecordThatIsMissingShouldBeNamedAlsoTheLast() {
        fill(3);
        assertThat(verify(without(2), Optional.empty()).broken()).contains(2L);
        assertThat(verify(without(3), Optional.empty()).broken()).contains(3L);
    }

    @Test
    void aLogThatWasMadeAnewShouldNotHaveThePlaceThatIsKnown() {
        fill(3);
        AuditChain known = log.chain();
        fill(2);
        assertThat(verify(log, Optional.of(known)).broken()).isEmpty();
        AuditChain another = new AuditChain(3, Fingerprint.of(List.of("another")));
        assertThat(verify(log, Optional.of(another)).broken()).contains(3L);
        AuditChain longer = new AuditChain(6, known.seal());
        assertThat(verify(log, Optional.of(longer)).broken()).contains(6L);
    }

    private static VerifyAudit.Verdict verify(AuditLog read, Optional<AuditChain> known) {
        return new VerifyAudit(read).verify(known);
    }

    private void fill(int records) {
        for (int i = 0; i < records; i++) {
            trail.changed(AuditEvent.of(AuditAction.USER_ADDED, Origin.HERE, "user " + i));
        }
        trail.settle();
    }

    private List<AuditRecord> records() {
        return log.after(0, 10_000);
    }

    private static AuditEvent denied(String what) {
        return AuditEvent.of(AuditAction.ACCESS_DENIED, Origin.at("203.0.113.7"), what);
    }

    private AuditLog changed(long number, AuditEvent event) {
        return new Tampered(records().stream()
                .map(record ->
                        record.number() == number ? new AuditRecord(number, record.at(), event, record.seal()) : record)
                .toList());
    }

    private AuditLog without(long number) {
        return new Tampered(
                records().stream().filter(record -> record.number() != number).toList());
    }

    /** The same log, in which somebody has been. */
    private final class Tampered implements AuditLog {
        private final List<AuditRecord> left;

        Tampered(List<AuditRecord> left) {
            this.left = left;
        }

        @Override
        public void append(List<AuditEvent> events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int seal(int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AuditRecord> after(long number, int most) {
            return left.stream()
                    .filter(record -> record.number() > number)
                    .limit(most)
                    .toList();
        }

        @Override
        public AuditChain chain() {
            return log.chain();
        }
    }
}
