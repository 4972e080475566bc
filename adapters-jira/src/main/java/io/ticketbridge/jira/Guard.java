package io.ticketbridge.jira;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.ticketbridge.domain.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Stands before the Jira of one integration: lets few calls wait for it at a time, none while it is unwell or has asked us to
 * slow down, and hardly any with credentials that it does not take, for after some it locks the account.
 */
final class Guard {
    /** How long credentials that were refused are not tried again. */
    static final Duration LOCK_OUT = Duration.ofSeconds(30);

    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration UNSAID = Duration.ofSeconds(5);
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

    private final CircuitBreaker breaker = CircuitBreaker.of("jira", BREAKER);
    private final Places places;
    private final Semaphore lineOfAll;
    private final CallWatch watch;
    private final Clock clock;
    private volatile Instant putOffUntil = Instant.MIN;
    private volatile Instant lockedOutUntil = Instant.MIN;

    /**
     * @param lineOfAll in which those stand who wait for any Jira
     * @param watch looks at what becomes of the calls
     */
    Guard(Clock clock, Places places, Semaphore lineOfAll, CallWatch watch) {
        this.clock = clock;
        this.watch = watch;
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
        Instant now = clock.instant();
        if (now.isBefore(lockedOutUntil)) {
            return JiraLine.State.LOCKED_OUT;
        }
        if (now.isBefore(putOffUntil)) {
            return JiraLine.State.PUT_OFF;
        }
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> JiraLine.State.OPEN;
            case HALF_OPEN -> JiraLine.State.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> JiraLine.State.CLOSED;
        };
    }

    /** The places of this integration. */
    Places places() {
        return places;
    }

    private <T> T admitted(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        Instant now = clock.instant();
        if (now.isBefore(lockedOutUntil)) {
            throw new Refusal.JiraRefusedCredentials();
        }
        if (now.isBefore(putOffUntil)) {
            throw new Refusal.JiraUnavailable(Optional.of(Duration.between(now, putOffUntil)));
        }
        if (!lineOfAll.tryAcquire()) {
            throw Refusal.JiraUnavailable.lasting(SOON);
        }
        try {
            return places.in(() -> judged(like, call, head));
        } finally {
            lineOfAll.release();
        }
    }

    /** Whether there is no room in the lines, so that the next is refused. */
    boolean isCrowded() {
        return lineOfAll.availablePermits() == 0 || places.areCrowded();
    }

    private <T> T judged(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        if (!breaker.tryAcquirePermission()) {
            throw Refusal.JiraUnavailable.lasting(OPEN);
        }
        long began = System.nanoTime();
        int before = places.taken();
        int status = NO_ANSWER;
        try {
            T result = call.send();
            JiraAnswer answer = head.apply(result);
            note(answer);
            status = answer.status();
            return result;
        } finally {
            long nanos = System.nanoTime() - began;
            boolean well = status != NO_ANSWER && status < 500;
            places.ended(like, well && status != TOO_MANY_REQUESTS, nanos, before);
            count(well, nanos);
        }
    }

    /** What the answer says of the state of things. */
    private void note(JiraAnswer answer) {
        Instant now = clock.instant();
        if (answer.status() == TOO_MANY_REQUESTS) {
            putOffUntil = now.plus(answer.header("Retry-After")
                    .map(value -> RetryAfter.read(value, clock))
                    .orElse(UNSAID));
        }
        if (answer.status() == 401 || answer.isForNobody()) {
            lockedOutUntil = now.plus(LOCK_OUT);
        }
    }

    private void count(boolean well, long nanos) {
        if (well) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("unwell"));
        }
    }
}
