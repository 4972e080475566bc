package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditChainTest {
    private static final Instant NOW = Instant.parse("2026-02-18T09:14:02.000001Z");
    private static final Origin ORIGIN = Origin.at("203.0.113.7").with(new KeyId(5));
    private static final AuditEvent EVENT = new AuditEvent(
            AuditAction.TICKET_CREATED,
            Optional.of(new UserId(42)),
            ORIGIN,
            Optional.of(new TicketId(87)),
            "SEC-204",
            1);

    private final AuditRecord first = AuditChain.START.next(NOW, EVENT);

    @Test
    void aRecordShouldFollowFromWhatCameBefore() {
        AuditRecord second = AuditChain.upTo(first).next(NOW, EVENT);
        assertThat(AuditChain.START.isFollowedBy(first)).isTrue();
        assertThat(AuditChain.upTo(first).isFollowedBy(second)).isTrue();
        assertThat(AuditChain.START.isFollowedBy(second)).isFalse();
        assertThat(second.seal()).isNotEqualTo(first.seal());
    }

    @Test
    void noPartOfARecordShouldChangeUnnoticed() {
        List<AuditEvent> changed = List.of(
                new AuditEvent(AuditAction.TICKET_DELETED, EVENT.user(), ORIGIN, EVENT.ticket(), EVENT.object(), 1),
                new AuditEvent(EVENT.action(), Optional.of(new UserId(43)), ORIGIN, EVENT.ticket(), EVENT.object(), 1),
                new AuditEvent(EVENT.action(), Optional.empty(), ORIGIN, EVENT.ticket(), EVENT.object(), 1),
                new AuditEvent(
                        EVENT.action(),
                        EVENT.user(),
                        Origin.at("203.0.113.8").with(new KeyId(5)),
                        EVENT.ticket(),
                        EVENT.object(),
                        1),
                new AuditEvent(
                        EVENT.action(), EVENT.user(), ORIGIN.with(new KeyId(6)), EVENT.ticket(), EVENT.object(), 1),
                new AuditEvent(EVENT.action(), EVENT.user(), ORIGIN, Optional.empty(), EVENT.object(), 1),
                new AuditEvent(EVENT.action(), EVENT.user(), ORIGIN, EVENT.ticket(), "SEC-205", 1),
                EVENT.happened(2));
        assertThat(changed)
                .noneMatch(event -> AuditChain.START.isFollowedBy(new AuditRecord(1, NOW, event, first.seal())));
        assertThat(AuditChain.START.isFollowedBy(new AuditRecord(1, NOW.plusNanos(1_000), EVENT, first.seal())))
                .isFalse();
        assertThat(AuditChain.START.isFollowedBy(new AuditRecord(2, NOW, EVENT, first.seal())))
                .isFalse();
    }

    @Test
    void anObjectShouldBeOneLineThatCanBeStored() {
        AuditEvent event = AuditEvent.of(AuditAction.ACCESS_DENIED, Origin.HERE, "GET a\r\nb\0c" + "d".repeat(600));
        assertThat(event.object()).startsWith("GET a  b c").hasSize(500);
    }
}
