package io.ticketbridge.jira;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.jira.CreateScreens.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Create screens that were asked for lately: two calls fewer for each issue that is opened. */
final class KnownScreens {
    static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MAX_SCREENS = 10_000;

    private final Clock clock;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    KnownScreens(Clock clock) {
        this.clock = clock;
    }

    /** An integration as it is configured now, so that a change of it is seen at once. */
    private record Key(IntegrationId integration, Instant updatedAt, String typeName) {
        static Key of(Integration integration, String typeName) {
            return new Key(integration.id(), integration.updatedAt(), typeName);
        }
    }

    private record Known(Screen screen, Instant until) {}

    Screen find(Integration integration, String typeName, Supplier<Screen> asked) {
        Key key = Key.of(integration, typeName);
        return Optional.ofNullable(known.get(key))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Known::screen)
                .orElseGet(() -> keep(key, asked.get()));
    }

    /** Jira refused what follows this screen, so it may have been changed. */
    void forget(Integration integration, String typeName) {
        known.remove(Key.of(integration, typeName));
    }

    private Screen keep(Key key, Screen screen) {
        if (known.size() >= MAX_SCREENS) {
            known.clear();
        }
        known.put(key, new Known(screen, clock.instant().plus(KEPT)));
        return screen;
    }
}
