package io.ticketbridge.jira;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.ticketbridge.domain.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Stands before the Jira of one integration: lets few calls wait for it at a time, none while it is unwell or has asked us to
 * slow down, and hardly any with credentials that it does not take, for after some it locks the account.
 */
final class Guard {
    /** How many calls wait for this Jira at a time. */
    static final int MOST_WAITING = 16;

    /** How many more stand in line for their places, so that nobody waits for more than one turn; the next is refused. */
    static final int IN_LINE = MOST_WAITING;

    /** How long credentials that were refused are not tried again. */
    static final Duration LOCK_OUT = Duration.ofSeconds(30);

    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration UNSAID = Duration.ofSeconds(5);
    private static final float HALF = 50;

    /** A small service is judged by the last half minute, once there were ten calls in it. */
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindow(30, 10, SlidingWindowType.TIME_BASED)
            .failureRateThreshold(HALF)
            .slowCallRateThreshold(HALF)
            .slowCallDurationThreshold(SLOW)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();

    private final CircuitBreaker breaker = CircuitBreaker.of("jira", BREAKER);
    private final Bulkhead line = bulkhead(MOST_WAITING + IN_LINE, Duration.ZERO);
    private final Bulkhead places = bulkhead(MOST_WAITING, SLOW);
    private final Bulkhead lineOfAll;
    private final Clock clock;
    private volatile Instant putOffUntil = Instant.MIN;
    private volatile Instant lockedOutUntil = Instant.MIN;
    private volatile long lastEnd = System.nanoTime();

    /** @param lineOfAll in which those stand who wait for any Jira */
    Guard(Clock clock, Bulkhead lineOfAll) {
        this.clock = clock;
        this.lineOfAll = lineOfAll;
    }

    /** So many get in at a time; the next waits so long, first come, first served. */
    static Bulkhead bulkhead(int count, Duration wait) {
        return Bulkhead.of(
                "jira",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(count)
                        .maxWaitDuration(wait)
                        .build());
    }

    /**
     * Makes the call, or refuses it unsent.
     *
     * @param head the status and headers of what the call brings
     */
    <T> T through(Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        Instant now = clock.instant();
        if (now.isBefore(lockedOutUntil)) {
            throw new Refusal.JiraRefusedCredentials();
        }
        if (now.isBefore(putOffUntil)) {
            throw new Refusal.JiraUnavailable(Optional.of(Duration.between(now, putOffUntil)));
        }
        return in(lineOfAll, SOON, () -> in(line, SOON, () -> inAPlace(() -> judged(call, head))));
    }

    /** Whether there is no room in the lines, so that the next is refused. */
    boolean isCrowded() {
        return isFull(lineOfAll) || isFull(line);
    }

    private static boolean isFull(Bulkhead bulkhead) {
        return bulkhead.getMetrics().getAvailableConcurrentCalls() == 0;
    }

    /** Nobody stands in line where for a while no place has become free. */
    private <T> T inAPlace(Sending<T> call) throws NoAnswer {
        if (isFull(places) && System.nanoTime() - lastEnd > SLOW.toNanos()) {
            throw Refusal.JiraUnavailable.lasting(SLOW);
        }
        return in(places, SLOW, call);
    }

    private static <T> T in(Bulkhead bulkhead, Duration otherwise, Sending<T> call) throws NoAnswer {
        if (!bulkhead.tryAcquirePermission()) {
            throw Refusal.JiraUnavailable.lasting(otherwise);
        }
        try {
            return call.send();
        } finally {
            bulkhead.onComplete();
        }
    }

    private <T> T judged(Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        if (!breaker.tryAcquirePermission()) {
            throw Refusal.JiraUnavailable.lasting(OPEN);
        }
        long began = System.nanoTime();
        boolean answered = false;
        try {
            T result = call.send();
            answered = note(head.apply(result));
            return result;
        } finally {
            lastEnd = System.nanoTime();
            count(answered, System.nanoTime() - began);
        }
    }

    /** What the answer says of the state of things; whether it is one of a Jira that is well. */
    private boolean note(JiraAnswer answer) {
        Instant now = clock.instant();
        if (answer.status() == 429) {
            putOffUntil = now.plus(answer.header("Retry-After")
                    .map(value -> RetryAfter.read(value, clock))
                    .orElse(UNSAID));
        }
        if (answer.status() == 401 || answer.isForNobody()) {
            lockedOutUntil = now.plus(LOCK_OUT);
        }
        return answer.status() < 500;
    }

    private void count(boolean well, long nanos) {
        if (well) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("unwell"));
        }
    }
}
