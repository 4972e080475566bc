package io.ticketbridge.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.ticketbridge.domain.UserId;
import java.time.Duration;
import java.util.Optional;

/** What was read of some users, for as long as nothing of theirs has changed since: whether it has is asked each time. */
final class Remembered<K, V> {
    private record Read<V>(UserId user, long version, V value) {}

    private final Versions versions;
    private final Cache<K, Read<V>> values;

    /**
     * @param heaviest how much is remembered at most, as {@code weigher} weighs it
     * @param longest for how long, even where nothing has changed
     */
    Remembered(Versions versions, long heaviest, Duration longest, Weigher<K, V> weigher) {
        this.versions = versions;
        this.values = Caffeine.newBuilder()
                .maximumWeight(heaviest)
                .expireAfterWrite(longest)
                .weigher((K key, Read<V> read) -> weigher.weigh(key, read.value()))
                .build();
    }

    /** What is remembered and still holds. */
    Optional<V> find(K key) {
        return Optional.ofNullable(values.getIfPresent(key))
                .filter(read -> versions.of(read.user())
                        .filter(now -> now.version() == read.version())
                        .isPresent())
                .map(Read::value);
    }

    /** What is remembered, where it was read at this version. */
    Optional<V> find(K key, long version) {
        return Optional.ofNullable(values.getIfPresent(key))
                .filter(read -> read.version() == version)
                .map(Read::value);
    }

    /** Remembers what was read of {@code user}; it was read at {@code version}, or at a later one. */
    void keep(K key, UserId user, long version, V value) {
        values.put(key, new Read<>(user, version, value));
    }
}
