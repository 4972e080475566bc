package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A proof that cannot fail proves nothing. */
class LoadIT {
    @Test
    void whatIsAssertedOfARequestShouldFailTheProof() {
        assertThatThrownBy(() -> Load.of(10, Duration.ofSeconds(1), () -> {
                    assertThat("told").as("when to come back").isEmpty();
                    return 503;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("when to come back");
    }

    @Test
    void whatGetsNoAnswerShouldCount() throws Exception {
        Load.Figures figures = Load.of(10, Duration.ofSeconds(1), () -> {
            throw new IOException("reset");
        });
        assertThat(figures.statuses()).containsOnly(0);
    }
}
