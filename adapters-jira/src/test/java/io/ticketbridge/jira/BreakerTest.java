package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.MovableClock;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a Jira is unwell, and for how long it is left alone then. */
class BreakerTest {
    private static final int ROOM = 64;
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration SLOW = Places.SLOW.plusMillis(1);
    private static final long AT_ONCE_MILLIS = 50;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Semaphore over = new Semaphore(0);
    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final Places places = new Places(ROOM, nanos::get);
    private final Guard guard = new Guard(
            new Terms(new Governor(clock), clock),
            places,
            new Semaphore(ROOM),
            new CallWatch(JiraCalls.UNWATCHED),
            clock,
            nanos::get);

    @AfterEach
    void close() {
        over.release(Places.FEWEST);
        callers.shutdownNow();
    }

    @Test
    void halfOfTenThatFailShouldBeEnough() throws Exception {
        ask(5, 200, QUICK);
        ask(5, 503, QUICK);
        assertOpen();
    }

    @Test
    void fewerThanHalfShouldNotBeEnough() throws Exception {
        ask(6, 200, QUICK);
        ask(4, 503, QUICK);
        ask(4, 200, SLOW);
        assertClosed();
    }

    @Test
    void halfOfTenThatAreSlowShouldBeEnough() throws Exception {
        ask(5, 200, QUICK);
        ask(5, 200, SLOW);
        assertOpen();
    }

    @Test
    void whatIsJustNotSlowShouldNotCount() throws Exception {
        ask(20, 200, Places.SLOW);
        assertClosed();
    }

    @Test
    void callsWithoutAnAnswerShouldCount() throws Exception {
        ask(5, 200, QUICK);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> guard.through("GET /issue", BreakerTest::none, answer -> answer))
                    .isInstanceOf(NoAnswer.class);
        }
        assertOpen();
    }

    @Test
    void fewerThanTenShouldTellNothing() throws Exception {
        ask(9, 503, SLOW);
        assertClosed();
    }

    @Test
    void whatWasHalfAMinuteAgoShouldTellNothing() throws Exception {
        ask(9, 503, QUICK);
        clock.forward(WINDOW.plusSeconds(1));
        ask(1, 503, QUICK);
        assertClosed();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 413, 422})
    void valuesThatJiraRefusesShouldBeNoFailures(int status) throws Exception {
        ask(30, status, QUICK);
        assertClosed();
    }

    @Test
    void threeShouldSeeAfterTenSecondsWhileTheOthersWait() throws Exception {
        ask(10, 503, QUICK);
        clock.forward(OPEN.minusSeconds(1));
        assertOpen();
        clock.forward(Duration.ofSeconds(1));
        through(() -> through(() -> through(() -> {
            assertOpen();
            return answer(200);
        })));
        assertClosed();
        ask(10, 200, QUICK);
    }

    @Test
    void threeThatFareNoBetterShouldBeEnoughForTenSecondsMore() throws Exception {
        ask(10, 503, QUICK);
        clock.forward(OPEN);
        ask(3, 200, SLOW);
        assertOpen();
        clock.forward(OPEN);
        ask(3, 200, QUICK);
        assertClosed();
    }

    @Test
    void whatWasNotSentShouldNotBeOneOfTheThree() throws Exception {
        ask(10, 503, QUICK);
        clock.forward(OPEN);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> through(() -> {
                        throw new Refusal.AddressNotAllowed("it is elsewhere");
                    }))
                    .isInstanceOf(Refusal.AddressNotAllowed.class);
        }
        ask(3, 200, QUICK);
        assertClosed();
    }

    @Test
    void whereAllPlacesAreTakenNobodyShouldStandInLineToBeToldNo() throws Exception {
        ask(10, 503, QUICK);
        for (int i = 0; i < Places.FEWEST; i++) {
            callers.execute(this::takeAPlace);
        }
        Awaitility.await().until(() -> places.taken() == Places.FEWEST);
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            assertOpen();
            quickest = Math.min(quickest, System.nanoTime() - began);
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(quickest)).isLessThanOrEqualTo(AT_ONCE_MILLIS);
    }

    private void ask(int times, int status, Duration takes) throws NoAnswer {
        for (int i = 0; i < times; i++) {
            through(() -> {
                nanos.addAndGet(takes.toNanos());
                return answer(status);
            });
        }
    }

    private void assertOpen() {
        assertThatThrownBy(() -> through(() -> answer(200)))
                .isInstanceOfSatisfying(Refusal.JiraUnavailable.class, refused -> assertThat(refused.retryAfter())
                        .contains(OPEN));
    }

    private void assertClosed() throws NoAnswer {
        assertThat(through(() -> answer(200)).status()).isEqualTo(200);
    }

    private JiraAnswer through(Sending<JiraAnswer> call) throws NoAnswer {
        return guard.through("GET /issue", call, answer -> answer);
    }

    private void takeAPlace() {
        try {
            places.in(() -> {
                over.acquireUninterruptibly();
                return "over";
            });
        } catch (NoAnswer never) {
            throw new IllegalStateException(never);
        }
    }

    private static JiraAnswer none() throws NoAnswer {
        throw new NoAnswer(NoAnswer.Reach.TIMED_OUT, new InterruptedIOException("late"));
    }

    private static JiraAnswer answer(int status) {
        return new JiraAnswer(status, Map.of(), "{}");
    }
}
