package io.ticketbridge.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look for all who want one, each of which begins after it was asked for. */
final class Gathering<K, V> {
    private final Function<Set<K>, Map<K, V>> look;
    private final Rounds<Want<K, V>> rounds = new Rounds<>(this::lookFor);

    private static final class Want<K, V> {
        private final K key;
        private Optional<V> found = Optional.empty();

        Want(K key) {
            this.key = key;
        }
    }

    /** @param look finds the values of some keys; those that have none are left out */
    Gathering(Function<Set<K>, Map<K, V>> look) {
        this.look = look;
    }

    /** The value of {@code key} at some moment after this was called; what the look throws is thrown to all whom it was for. */
    Optional<V> get(K key) {
        Want<K, V> want = new Want<>(key);
        rounds.join(want);
        return want.found;
    }

    /** How many wait for the next look. */
    int waiting() {
        return rounds.waiting();
    }

    private void lookFor(List<Want<K, V>> wants) {
        Map<K, V> found = look.apply(wants.stream().map(want -> want.key).collect(Collectors.toSet()));
        wants.forEach(want -> want.found = Optional.ofNullable(found.get(want.key)));
    }
}
