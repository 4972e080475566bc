package io.ticketbridge.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.ticketbridge.domain.Fingerprint;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Slows down whoever tries keys: after so many that were none, an address is asked to wait, and no key from there is looked up
 * but those that were good a while ago, so that nobody locks out those who share an address with them.
 */
final class Guesses {
    static final int A_MINUTE = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    private final TimeMeter time;
    private final Cache<Network64, Bucket> wrong = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();
    /** By what tells them apart: a dump of the memory is not to hold the keys of the last minutes. */
    private final Cache<Fingerprint, Boolean> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(A_WHILE).build();

    Guesses(TimeMeter time) {
        this.time = time;
    }

    /** To be asked before a key is looked up. */
    void requirePatience(InetAddress from, String key) {
        Bucket left = wrong.getIfPresent(Network64.of(from));
        if (left == null || left.getAvailableTokens() > 0 || good.getIfPresent(mark(key)) != null) {
            return;
        }
        throw new TooMany(
                "too_many_attempts",
                "Too many keys from your address were none: wait, then repeat the request with a good one",
                Duration.ofNanos(left.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }

    void wasGood(String key) {
        good.put(mark(key), true);
    }

    void wasWrong(InetAddress from, String key) {
        good.invalidate(mark(key));
        wrong.get(Network64.of(from), first -> bucket()).tryConsume(1);
    }

    private static Fingerprint mark(String key) {
        return Fingerprint.of(List.of(key));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(each -> each.capacity(A_MINUTE).refillGreedy(A_MINUTE, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }
}
