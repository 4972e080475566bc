package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PartHeadersTest {
    @Test
    void aNameShouldBeReadHoweverLongItIs() {
        String name = "a\\\"".repeat(2_700);
        assertThat(PartHeaders.parse("Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"")
                        .filename())
                .contains("a\"".repeat(2_700));
    }

    @Test
    void aNameWithoutItsEndShouldBeNone() {
        assertThat(PartHeaders.parse("Content-Disposition: form-data; filename=\"a\\\"")
                        .filename())
                .isEmpty();
    }
}
