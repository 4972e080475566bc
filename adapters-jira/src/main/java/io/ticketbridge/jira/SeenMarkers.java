package io.ticketbridge.jira;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which intents the issues of a project were seen to be of, so that many who look for theirs ask for each number once, and who
 * comes after another that met his need not ask at all. An issue keeps its marker and a number its issue; who bears none may be
 * about to get one, and is not kept.
 */
final class SeenMarkers {
    static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 50_000;

    private final Cache<Place, String> markers = cache();
    private final Cache<Sought, IssueRef> issues = cache();

    /** A number in the project of an integration as it is configured now. */
    private record Place(IntegrationId integration, Instant configuredAt, int number) {
        static Place of(Integration integration, int number) {
            return new Place(integration.id(), integration.updatedAt(), number);
        }
    }

    /** A marker that is looked for through an integration as it is configured now. */
    private record Sought(IntegrationId integration, Instant configuredAt, String marker) {
        static Sought of(Integration integration, String marker) {
            return new Sought(integration.id(), integration.updatedAt(), marker);
        }
    }

    boolean isAnothers(Integration integration, int number, IntentId marker) {
        return Optional.ofNullable(markers.getIfPresent(Place.of(integration, number)))
                .filter(seen -> !seen.equals(marker.value()))
                .isPresent();
    }

    Optional<IssueRef> issueOf(Integration integration, IntentId marker) {
        return Optional.ofNullable(issues.getIfPresent(Sought.of(integration, marker.value())));
    }

    void note(Integration integration, int number, FoundIssueJson issue) {
        issue.intent().ifPresent(marker -> {
            markers.put(Place.of(integration, number), marker);
            IssueRefs.of(issue.id(), issue.key()).ifPresent(ref -> issues.put(Sought.of(integration, marker), ref));
        });
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    }
}
