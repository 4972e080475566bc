package io.ticketbridge.jira;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Numbers of a project that were seen to be taken by issues of other intents, so that many who look for theirs ask for each
 * number once. An issue keeps its marker and a number its issue; who bears none may be about to get one, and is not kept.
 */
final class TakenNumbers {
    static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 50_000;

    private final Cache<Place, String> markers =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** A number in the project of an integration as it is configured now. */
    private record Place(IntegrationId integration, Instant configuredAt, int number) {
        static Place of(Integration integration, int number) {
            return new Place(integration.id(), integration.updatedAt(), number);
        }
    }

    boolean isAnothers(Integration integration, int number, IntentId marker) {
        return Optional.ofNullable(markers.getIfPresent(Place.of(integration, number)))
                .filter(seen -> !seen.equals(marker.value()))
                .isPresent();
    }

    void note(Integration integration, int number, FoundIssueJson issue) {
        issue.intent().ifPresent(marker -> markers.put(Place.of(integration, number), marker));
    }
}
