package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} promises. */
public interface AuditLogContract {
    AuditEvent FULL = new AuditEvent(
            AuditAction.COMMENT_EDITED,
            Optional.of(new UserId(42)),
            Origin.at("2001:db8::1").with(new KeyId(7)),
            Optional.of(new TicketId(87)),
            "comment 10231",
            3);
    AuditEvent BARE = AuditEvent.of(AuditAction.KEY_REFUSED, Origin.HERE, "");

    AuditLog log();

    @Test
    default void whatIsWrittenShouldComeBackOnceItHasItsPlace() {
        long before = sealed().number();
        log().append(List.of(FULL, BARE));
        assertThat(log().after(before, 10)).isEmpty();
        assertThat(log().seal(10)).isEqualTo(2);
        assertThat(log().after(before, 10)).extracting(AuditRecord::event).containsExactly(FULL, BARE);
        assertThat(log().after(before, 10)).extracting(AuditRecord::number).containsExactly(before + 1, before + 2);
    }

    @Test
    default void eachRecordShouldFollowFromAllBeforeIt() {
        AuditChain chain = sealed();
        log().append(List.of(FULL));
        log().seal(10);
        log().append(List.of(BARE, FULL));
        log().seal(10);
        for (AuditRecord record : log().after(chain.number(), 10)) {
            assertThat(chain.isFollowedBy(record)).isTrue();
            chain = AuditChain.upTo(record);
        }
        assertThat(log().chain()).isEqualTo(chain);
    }

    @Test
    default void sealShouldTakeNoMoreThanItIsTold() {
        sealed();
        log().append(List.of(FULL, FULL, FULL));
        assertThat(log().seal(2)).isEqualTo(2);
        assertThat(log().seal(2)).isEqualTo(1);
        assertThat(log().seal(2)).isZero();
    }

    @Test
    default void afterShouldTakeNoMoreThanItIsTold() {
        long before = sealed().number();
        log().append(List.of(FULL, BARE, FULL));
        log().seal(10);
        assertThat(log().after(before, 2)).hasSize(2);
        assertThat(log().after(before + 2, 2)).hasSize(1);
        assertThat(log().after(before + 3, 2)).isEmpty();
    }

    @Test
    default void whoeverSealsAtOnceShouldMakeOneChain() {
        AuditChain chain = sealed();
        AtOnce.run(() -> {
            for (int i = 0; i < 20; i++) {
                log().append(List.of(FULL));
                log().seal(3);
            }
            return true;
        });
        sealed();
        List<AuditRecord> records = log().after(chain.number(), 100);
        assertThat(records).hasSize(80);
        for (AuditRecord record : records) {
            assertThat(chain.isFollowedBy(record)).isTrue();
            chain = AuditChain.upTo(record);
        }
    }

    private AuditChain sealed() {
        while (log().seal(1_000) > 0) {
            // what earlier tests have left
        }
        return log().chain();
    }
}
