package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyUse;
import io.ticketbridge.port.KeyUses.Told;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link KeyUses} promises. */
public interface KeyUsesContract {
    Duration LATELY = Duration.ofSeconds(10);
    KeyUse READS = new KeyUse(new KeyId(1), "reads", 3);
    KeyUse WRITES = new KeyUse(new KeyId(2), "writes", 1);

    KeyUses uses();

    @Test
    default void othersShouldHearWhatANodeTellsAndItselfNot() {
        String one = node();
        String other = node();
        uses().tell(one, List.of(READS, WRITES));
        assertThat(uses().toldByOthers(other, LATELY)).extracting(Told::use).contains(READS, WRITES);
        uses().tell(other, List.of());
        int before = uses().toldByOthers(one, LATELY).size();
        uses().tell(one, List.of(READS));
        assertThat(uses().toldByOthers(one, LATELY)).hasSize(before);
    }

    @Test
    default void whatIsToldTwiceShouldBeHeardAsTwo() {
        String one = node();
        String other = node();
        int before = uses().toldByOthers(other, LATELY).size();
        uses().tell(one, List.of(READS));
        uses().tell(one, List.of(READS));
        assertThat(uses().toldByOthers(other, LATELY))
                .hasSize(before + 2)
                .extracting(Told::number)
                .doesNotHaveDuplicates();
    }

    @Test
    default void whatWasToldBeforeShouldNotBeHeard() {
        uses().tell(node(), List.of(READS));
        assertThat(uses().toldByOthers(node(), Duration.ZERO)).isEmpty();
    }

    private static String node() {
        return UUID.randomUUID().toString();
    }
}
