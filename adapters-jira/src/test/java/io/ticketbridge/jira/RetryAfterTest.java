package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-02-18T09:14:02Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|7",
                "0|1",
                "60|60",
                "61|60",
                "9223372036854775807|60",
                "99999999999999999999999|60",
                "Wed, 18 Feb 2026 09:14:12 GMT|10",
                "Wed, 18 Feb 2026 09:00:00 GMT|1",
                "2026-02-18T09:14:12Z|10",
                "2026-02-18T09:15Z|58",
                "2026-02-18T11:14:12+02:00|10",
                "2026-02-18|60",
                "-5|60",
                "soon|60"
            })
    void everyFormShouldGiveAWaitBetweenASecondAndTheCap(String header, long seconds) {
        assertThat(RetryAfter.read(header, clock)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
