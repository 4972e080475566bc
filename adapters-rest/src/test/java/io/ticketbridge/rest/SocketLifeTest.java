package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SocketLifeTest {
    private static final SocketLimits LIMITS = SocketLimits.usual();
    private static final long HEAD = LIMITS.head().toNanos();
    private static final long WHOLE = LIMITS.whole().toNanos();
    private static final long STALLED = LIMITS.stalled().toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SocketLife life = new SocketLife(LIMITS, 0);

    @Test
    void aHeadShouldBeWholeInTimeHoweverItDrips() {
        life.read(HEAD);
        assertThat(life.isOver(false, HEAD)).isFalse();
        assertThat(life.isOver(false, HEAD + 1)).isTrue();
    }

    @Test
    void whoeverIsAtWorkOrRestsShouldStay() {
        life.headIsWhole(HEAD);
        assertThat(life.isOver(false, 9 * HEAD)).isFalse();
        life.answered(9 * HEAD);
        assertThat(life.isOver(false, 19 * HEAD)).isFalse();
    }

    @Test
    void theNextHeadShouldHaveItsTimeFromItsFirstByte() {
        life.headIsWhole(0);
        life.answered(0);
        life.read(5 * HEAD);
        life.read(6 * HEAD);
        assertThat(life.isOver(false, 6 * HEAD)).isFalse();
        assertThat(life.isOver(false, 6 * HEAD + 1)).isTrue();
    }

    @Test
    void anAnswerThatIsTakenByDropsShouldBeCutOff() {
        life.headIsWhole(0);
        assertThat(life.isOver(true, 0)).isFalse();
        life.wrote(STALLED / SECOND * SocketLife.SLOWEST - 1);
        assertThat(life.isOver(true, STALLED - 1)).isFalse();
        assertThat(life.isOver(true, STALLED)).isTrue();
    }

    @Test
    void anAnswerThatIsTakenSlowlyShouldGoOn() {
        life.headIsWhole(0);
        for (long now = 0; now < 10 * STALLED; now += SECOND) {
            assertThat(life.isOver(true, now)).isFalse();
            life.wrote(SocketLife.SLOWEST);
        }
    }

    @Test
    void anAnswerShouldBeTakenWholeInTimeHoweverEvenly() {
        life.headIsWhole(0);
        long now = 0;
        for (; now <= WHOLE; now += SECOND) {
            assertThat(life.isOver(true, now)).isFalse();
            life.wrote(2 * SocketLife.SLOWEST);
        }
        assertThat(life.isOver(false, now)).isFalse();
        assertThat(life.isOver(true, now)).isTrue();
    }

    @Test
    void whoeverWaitsForUsShouldNotBeCalledSlow() {
        life.headIsWhole(0);
        assertThat(life.isOver(true, 0)).isFalse();
        assertThat(life.isOver(false, STALLED / 2)).isFalse();
        assertThat(life.isOver(true, STALLED)).isFalse();
        assertThat(life.isOver(true, STALLED + SECOND)).isFalse();
    }
}
