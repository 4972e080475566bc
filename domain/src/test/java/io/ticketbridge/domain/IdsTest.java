package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1", "01", "1 ", "1.0", "1e3", "abc", "١", "9223372036854775808", "../1"})
    void parseShouldBeEmptyForWhatIsNoId(String text) {
        assertThat(TicketId.parse(text)).isEmpty();
        assertThat(CommentId.parse(text)).isEmpty();
        assertThat(AttachmentId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "87", "9223372036854775807"})
    void parseShouldFindDecimalNumbersWithinALong(String text) {
        assertThat(TicketId.parse(text).orElseThrow()).hasToString(text);
        assertThat(CommentId.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void idsShouldRefuseWhatCannotBeOne() {
        assertThatThrownBy(() -> new TicketId(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommentId("10 OR 1=1")).isInstanceOf(IllegalArgumentException.class);
    }
}
