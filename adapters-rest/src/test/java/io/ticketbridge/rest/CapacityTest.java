package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many requests are at work at a time. */
class CapacityTest {
    @Test
    void thereShouldBeRoomForWhatNeedsNoJiraAndForOthersThanOneKey() {
        Capacity small = new Capacity(288);
        assertThat(small.waitingForJira()).isEqualTo(252);
        assertThat(small.underOneKey()).isEqualTo(180);
        Capacity large = new Capacity(2_560);
        assertThat(large.waitingForJira()).isEqualTo(2_240);
        assertThat(large.underOneKey()).isEqualTo(512);
    }

    @Test
    void virtualThreadsShouldHaveMoreRoomWhereTheHeapDoes() {
        int room = Capacity.ofThisJava().atOnce();
        assertThat(room).isBetween(288, 2_560);
        assertThat(room > 288).isEqualTo(Workers.areVirtual());
    }
}
