package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-06T19:56:35.604+0100",
                "2026-02-06T18:56:35.604+0000",
                "2026-02-07T00:26:35.604+0530",
                "2026-02-06T18:56:35.604Z",
                "2026-02-06T19:56:35.604+01:00"
            })
    void aDateShouldBeTheSameMomentInEveryZone(String date) {
        assertThat(JiraDates.read(date)).isEqualTo(Instant.parse("2026-02-06T18:56:35.604Z"));
    }

    @Test
    void whatIsNoDateShouldBeNonsense() {
        assertThatThrownBy(() -> JiraDates.read("yesterday")).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
        assertThatThrownBy(() -> JiraDates.read(null)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
    }
}
