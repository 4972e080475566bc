package io.ticketbridge.rest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

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
    private final ConcurrentMap<Counted, Integer> untold = new ConcurrentHashMap<>();

    Rates(RateLimits limits, TimeMeter time) {
        this.limits = limits;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build(counted -> bucket(limit(counted.kind()), time));
    }

    /** Takes one request's part, if there is one left; empty where there is no limit. */
    Optional<ConsumptionProbe> take(KeyId key, Kind kind) {
        if (limit(kind) == 0) {
            return Optional.empty();
        }
        Counted counted = new Counted(key, kind);
        ConsumptionProbe probe = buckets.get(counted).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            untold.merge(counted, 1, Integer::sum);
        }
        return Optional.of(probe);
    }

    /** What was taken since the last time that this was asked. */
    List<KeyUse> taken() {
        List<KeyUse> taken = new ArrayList<>();
        for (Counted counted : untold.keySet()) {
            Optional.ofNullable(untold.remove(counted))
                    .ifPresent(times ->
                            taken.add(new KeyUse(counted.key(), counted.kind().word(), times)));
        }
        return taken;
    }

    /** Takes what another node has let through, also where that is more than is left: then it is owed. */
    void takeFor(KeyUse use) {
        Stream.of(Kind.values())
                .filter(kind -> kind.word().equals(use.kind()) && limit(kind) > 0)
                .forEach(kind -> buckets.get(new Counted(use.key(), kind)).consumeIgnoringRateLimits(use.times()));
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
