package io.ticketbridge.jira;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.ticketbridge.domain.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Stands before the Jira of one integration: lets few calls wait for it at a time, none while it is unwell or has asked us to
 * slow down, or does not take our credentials.
 */
final class Guard {
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int NO_ANSWER = 0;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final float HALF = 50;

    /** A small service is judged by the last half minute, once there were ten calls in it. */
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindow(30, 10, SlidingWindowType.TIME_BASED)
            .failureRateThreshold(HALF)
            .slowCallRateThreshold(HALF)
            .slowCallDurationThreshold(Places.SLOW)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();

    private final CircuitBreaker breaker;
    private final Repeats repeats = new Repeats();
    private final Places places;
    private final Semaphore lineOfAll;
    private final CallWatch watch;
    private final Terms terms;
    private final LongSupplier nanoTime;

    /**
     * @param lineOfAll in which those stand who wait for any Jira
     * @param watch looks at what becomes of the calls
     */
    Guard(Terms terms, Places places, Semaphore lineOfAll, CallWatch watch, Clock clock, LongSupplier nanoTime) {
        this.breaker = CircuitBreaker.of(
                "jira", CircuitBreakerConfig.from(BREAKER).clock(clock).build());
        this.terms = terms;
        this.watch = watch;
        this.nanoTime = nanoTime;
        this.places = places;
        this.lineOfAll = lineOfAll;
    }

    /**
     * Makes the call, or refuses it unsent.
     *
     * @param like which calls take about as long
     * @param head the status and headers of what the call brings
     */
    <T> T through(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        return watch.attempted(like, () -> admitted(like, () -> watch.made(like, call, head), head));
    }

    /** A call of this kind got no answer, and is about to be made once more. */
    void repeats(String like) {
        watch.repeated(like);
    }

    JiraLine.State state() {
        return terms.state().orElseGet(this::stateOfBreaker);
    }

    private JiraLine.State stateOfBreaker() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> JiraLine.State.OPEN;
            case HALF_OPEN -> JiraLine.State.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> JiraLine.State.CLOSED;
        };
    }

    /** The part of what this Jira lets us ask that is left. */
    double left() {
        return terms.governor().left();
    }

    /** The places of this integration. */
    Places places() {
        return places;
    }

    private <T> T admitted(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        terms.check(like);
        refuseWhileLeftAlone();
        if (!lineOfAll.tryAcquire()) {
            throw Refusal.JiraUnavailable.lasting(SOON);
        }
        try {
            return places.in(() -> judged(like, call, head));
        } finally {
            lineOfAll.release();
        }
    }

    /** Whether a read that got no answer may be sent once more, which is counted then. */
    boolean letsRepeat() {
        return repeats.take();
    }

    /** Whether there is no room in the lines, so that the next is refused. */
    boolean isCrowded() {
        return lineOfAll.availablePermits() == 0 || places.areCrowded();
    }

    /** Whether what nobody waits for should leave it to people. */
    boolean isForPeople() {
        return isCrowded() || terms.governor().isForPeople();
    }

    /** Nobody stands in line to be told that it is left alone; whether it still is, is asked again with a place. */
    private void refuseWhileLeftAlone() {
        requirePermission();
        breaker.releasePermission();
    }

    private void requirePermission() {
        if (!breaker.tryAcquirePermission()) {
            throw Refusal.JiraUnavailable.lasting(OPEN);
        }
    }

    /** Things may have changed while it stood in line, so it is judged once it has a place. What is refused here was not sent. */
    private <T> T judged(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        requirePermission();
        long began = nanoTime.getAsLong();
        int before = places.taken();
        try {
            T result = terms.under(like, call, head);
            ended(like, head.apply(result).status(), nanoTime.getAsLong() - began, before);
            return result;
        } catch (NoAnswer none) {
            ended(like, NO_ANSWER, nanoTime.getAsLong() - began, before);
            throw none;
        } catch (RuntimeException | Error unsent) {
            breaker.releasePermission();
            throw unsent;
        }
    }

    private void ended(String like, int status, long nanos, int before) {
        boolean well = status != NO_ANSWER && status < 500;
        repeats.earn();
        places.ended(like, well && status != TOO_MANY_REQUESTS, nanos, before);
        count(well, nanos);
    }

    private void count(boolean well, long nanos) {
        if (well) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("unwell"));
        }
    }
}
