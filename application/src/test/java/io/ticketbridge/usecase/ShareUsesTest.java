package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyUse;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryKeyUses;
import io.ticketbridge.port.KeyUses;
import io.ticketbridge.port.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareUsesTest {
    private static final KeyUse READS = new KeyUse(new KeyId(1), "reads", 3);

    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final KeyUses uses = new InMemoryKeyUses(clock);
    private final ShareUses one = new ShareUses(uses);
    private final ShareUses other = new ShareUses(uses);

    @Test
    void eachNodeShouldHearOfEachUseOnce() {
        assertThat(one.share(List.of(READS))).isEmpty();
        assertThat(other.share(List.of())).containsExactly(READS);
        assertThat(other.share(List.of())).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        one.share(List.of(READS));
        assertThat(other.share(List.of())).containsExactly(READS);
        clock.forward(Duration.ofSeconds(20));
        assertThat(other.share(List.of())).isEmpty();
        assertThat(one.share(List.of())).isEmpty();
    }
}
