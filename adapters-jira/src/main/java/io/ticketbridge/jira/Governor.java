package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much a Jira lets us ask of it, as it tells with its answers (Atlassian: for Cloud, "Rate limiting"; for Data Center, "Improving
 * instance stability with rate limiting"). Nothing is sent that it would refuse, and while little is left, what nobody waits for is not.
 */
final class Governor {
    /** What is put off where Jira does not say that it is less. */
    private static final String ALL = "";

    /** Below a fifth, as Cloud's own {@code X-RateLimit-NearLimit}, it is for people. */
    private static final double FOR_PEOPLE = 0.2;

    private static final Duration UNSAID = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;
    /** Until when, for all or for calls that ask for this. */
    private final Map<String, Instant> putOff = new HashMap<>();

    /** What was left of it, by what was asked for: Cloud counts each kind of calls by itself. */
    private final Map<String, Share> shares = new HashMap<>();

    private record Share(double left, Instant until) {}

    Governor(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refuses what would not be sent now.
     *
     * @param like what it asks for
     */
    synchronized void check(String like) {
        Instant now = clock.instant();
        Instant own = putOffUntil(like);
        Instant all = putOffUntil(ALL);
        Instant until = own.isAfter(all) ? own : all;
        if (now.isBefore(until)) {
            throw new Refusal.JiraUnavailable(Optional.of(Duration.between(now, until)));
        }
    }

    /** Whether nothing is sent at all. */
    synchronized boolean isPutOff() {
        return clock.instant().isBefore(putOffUntil(ALL));
    }

    /** Whether what nobody waits for should leave the rest to people. */
    synchronized boolean isForPeople() {
        return left() < FOR_PEOPLE;
    }

    /** The part of what Jira lets us ask that was left when it last told, from 0 to 1; 1 where it does not tell. */
    synchronized double left() {
        Instant now = clock.instant();
        shares.values().removeIf(share -> !now.isBefore(share.until()));
        double least = shares.values().stream().mapToDouble(Share::left).min().orElse(1);
        return isPutOff() ? 0 : least;
    }

    /** @param like what the call asked for that was answered so */
    synchronized void note(String like, JiraAnswer answer) {
        Instant now = clock.instant();
        part(answer).ifPresent(part -> shares.put(like, new Share(part, now.plus(renewal(answer)))));
        if (answer.status() == TOO_MANY_REQUESTS) {
            Duration wait = wait(answer).orElse(UNSAID);
            scope(like, answer).ifPresent(scope -> putOff.put(scope, now.plus(wait)));
        }
    }

    private Instant putOffUntil(String like) {
        return putOff.getOrDefault(like, Instant.MIN);
    }

    private static Optional<Double> part(JiraAnswer answer) {
        Optional<Long> limit = answer.number("X-RateLimit-Limit").filter(most -> most > 0);
        Optional<Double> counted = limit.flatMap(
                most -> answer.number("X-RateLimit-Remaining").map(rest -> Math.min(1.0, (double) rest / most)));
        boolean near =
                answer.header("X-RateLimit-NearLimit").filter("true"::equals).isPresent();
        return near ? Optional.of(counted.filter(part -> part < FOR_PEOPLE).orElse(0.1)) : counted;
    }

    /** When there is more again: Cloud names a time, Data Center how often it gives some. */
    private Duration renewal(JiraAnswer answer) {
        return answer.header("X-RateLimit-Reset")
                .or(() -> answer.header("X-RateLimit-Interval-Seconds"))
                .map(value -> RetryAfter.read(value, clock))
                .orElse(RetryAfter.CAP);
    }

    private Optional<Duration> wait(JiraAnswer answer) {
        return answer.header("Retry-After")
                .or(() -> answer.header("X-RateLimit-Reset"))
                .map(value -> RetryAfter.read(value, clock));
    }

    /** What is to wait: nothing else, where one issue was written to too often; one kind of calls, where those came too fast. */
    private static Optional<String> scope(String like, JiraAnswer answer) {
        return switch (answer.header("RateLimit-Reason").orElse("")) {
            case "jira-per-issue-on-write" -> Optional.empty();
            case "jira-burst-based" -> Optional.of(like);
            default -> Optional.of(ALL);
        };
    }
}
