package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private static final String READ = "GET /issue/-";
    private static final String SEARCH = "GET /search";

    private final StoppedClock clock = new StoppedClock(Fixtures.NOW);
    private final Governor governor = new Governor(clock);

    @Test
    void whatIsLeftShouldBeAsJiraTellsUntilThereIsMoreAgain() {
        assertThat(governor.left()).isEqualTo(1);
        governor.note(READ, answer(200, "X-RateLimit-Limit: 350", "X-RateLimit-Remaining: 70"));
        assertThat(governor.left()).isEqualTo(0.2);
        assertThat(governor.isForPeople()).isFalse();
        governor.note(READ, answer(200, "X-RateLimit-Limit: 350", "X-RateLimit-Remaining: 69"));
        assertThat(governor.isForPeople()).isTrue();
        governor.check(READ);
        clock.advance(RetryAfter.CAP);
        assertThat(governor.left()).isEqualTo(1);
    }

    @Test
    void theKindOfCallsOfWhichLeastIsLeftShouldCount() {
        governor.note(SEARCH, answer(200, "X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 3"));
        governor.note(READ, answer(200, "X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 99"));
        assertThat(governor.left()).isEqualTo(0.03);
        governor.note(SEARCH, answer(200, "X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 100"));
        assertThat(governor.left()).isEqualTo(0.99);
    }

    @Test
    void moreThanTheLimitShouldBeAllAndNoLimitNothingTold() {
        governor.note(READ, answer(200, "X-RateLimit-Limit: 10", "X-RateLimit-Remaining: 15"));
        assertThat(governor.left()).isEqualTo(1);
        governor.note(READ, answer(200, "X-RateLimit-Limit: 0", "X-RateLimit-Remaining: 0"));
        governor.note(READ, answer(200, "X-RateLimit-Limit: -1", "X-RateLimit-Remaining: x"));
        governor.note(READ, answer(200, "X-RateLimit-Remaining: 0"));
        assertThat(governor.left()).isEqualTo(1);
    }

    @Test
    void dataCenterShouldBeLeftToPeopleUntilItsNextInterval() {
        governor.note(
                READ,
                answer(
                        200,
                        "X-RateLimit-Limit: 15",
                        "X-RateLimit-Remaining: 1",
                        "X-RateLimit-Interval-Seconds: 20",
                        "X-RateLimit-FillRate: 5",
                        "Retry-After: 0"));
        assertThat(governor.isForPeople()).isTrue();
        clock.advance(Duration.ofSeconds(20));
        assertThat(governor.isForPeople()).isFalse();
    }

    @Test
    void whereJiraNamesOnlyTheTimeNothingShouldBeSentBefore() {
        String reset = clock.instant().plusSeconds(40).toString();
        governor.note(READ, answer(429, "X-RateLimit-Reset: " + reset, "RateLimit-Reason: jira-quota-global-based"));
        Refusal.JiraUnavailable told =
                catchThrowableOfType(Refusal.JiraUnavailable.class, () -> governor.check(SEARCH));
        assertThat(told.retryAfter()).hasValue(Duration.ofSeconds(40));
        assertThat(governor.left()).isZero();
        clock.advance(Duration.ofSeconds(40));
        governor.check(SEARCH);
    }

    @Test
    void aBurstOfOneKindShouldPutOffThatKind() {
        governor.note(SEARCH, answer(429, "Retry-After: 9", "RateLimit-Reason: jira-burst-based"));
        assertThatThrownBy(() -> governor.check(SEARCH)).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThatCode(() -> governor.check(READ)).doesNotThrowAnyException();
        assertThat(governor.isPutOff()).isFalse();
    }

    private static JiraAnswer answer(int status, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(": ");
            all.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 2));
        }
        return new JiraAnswer(status, all, "{}");
    }
}
