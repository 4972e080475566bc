package io.ticketbridge.rest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.ticketbridge.domain.KeyId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much of its minute each key has used up. Who has not asked for a while has a whole one, so nothing is kept of them. */
final class Rates {
    /** What is counted by itself. */
    enum Kind {
        READS,
        WRITES,
        UPLOADS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Counted(KeyId key, Kind kind) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 100_000;

    private final RateLimits limits;
    private final LoadingCache<Counted, Bucket> buckets;
    private final ConcurrentMap<KeyId, Integer> uploading = new ConcurrentHashMap<>();

    Rates(RateLimits limits, TimeMeter time) {
        this.limits = limits;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build(counted -> bucket(limit(counted.kind()), time));
    }

    /** Takes one request's part, if there is one left; empty where there is no limit. */
    Optional<ConsumptionProbe> take(KeyId key, Kind kind) {
        return limit(kind) == 0
                ? Optional.empty()
                : Optional.of(buckets.get(new Counted(key, kind)).tryConsumeAndReturnRemaining(1));
    }

    /** Whether one more file may be on its way; if so, {@link #uploaded} must follow. */
    boolean mayUpload(KeyId key) {
        int running = uploading.merge(key, 1, Integer::sum);
        boolean may = limits.uploadsAtOnce() == 0 || running <= limits.uploadsAtOnce();
        if (!may) {
            uploaded(key);
        }
        return may;
    }

    void uploaded(KeyId key) {
        uploading.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    int limit(Kind kind) {
        return switch (kind) {
            case READS -> limits.reads();
            case WRITES -> limits.writes();
            case UPLOADS -> limits.uploads();
        };
    }

    private static Bucket bucket(int limit, TimeMeter time) {
        return Bucket.builder()
                .addLimit(each -> each.capacity(limit).refillGreedy(limit, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }
}
