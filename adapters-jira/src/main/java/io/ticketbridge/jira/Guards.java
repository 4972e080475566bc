package io.ticketbridge.jira;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A guard for each integration as it is configured now: with a change begins a new one. On what terms Jira lets an account ask
 * is not changed by that, only by another account or another token, and is the same for all integrations that ask through it. What a site of Cloud lets us ask it counts for all accounts together,
 * so those share a {@link Governor}; Data Center counts for each account.
 */
final class Guards {
    private record Posted(Guard guard, Terms terms, Integration integration) {
        boolean isFor(Integration now) {
            return integration.updatedAt().equals(now.updatedAt()) && isSameAccount(now);
        }

        boolean isSameAccount(Integration now) {
            return integration.baseUrl().equals(now.baseUrl())
                    && integration.credentials().equals(now.credentials());
        }
    }

    /** A Jira that has shown to be quick with many, and then hangs, leaves as much to the others. */
    private static final int PART_OF_ONE = 2;

    private final Map<IntegrationId, Posted> posted = new ConcurrentHashMap<>();
    private final Map<BaseUrl, Governor> sites = new ConcurrentHashMap<>();
    private final int mostWaiting;
    private final Semaphore lineOfAll;
    private final CallWatch watch;
    private final Clock clock;

    /** @param mostWaiting how many wait at a time, for all Jiras together */
    Guards(int mostWaiting, Clock clock, CallWatch watch) {
        this.watch = watch;
        this.mostWaiting = mostWaiting;
        this.lineOfAll = new Semaphore(mostWaiting);
        this.clock = clock;
    }

    Guard of(Integration integration) {
        return posted(integration).guard();
    }

    /** One that knows of no trouble but of Jira's terms, and may try refused credentials a little earlier than others. */
    Guard forTrial(Integration integration) {
        Terms terms = posted(integration).terms();
        terms.letTryEarly();
        return guard(terms);
    }

    /** How it stands with each that was asked since the start. */
    List<JiraLine> lines() {
        return posted.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue().guard()))
                .toList();
    }

    private static JiraLine line(IntegrationId integration, Guard guard) {
        Places places = guard.places();
        return new JiraLine(integration, guard.state(), places.count(), places.waiting(), guard.left());
    }

    boolean isCrowded(IntegrationId integration) {
        return is(integration, Guard::isCrowded);
    }

    boolean isForPeople(IntegrationId integration) {
        return is(integration, Guard::isForPeople);
    }

    private boolean is(IntegrationId integration, Predicate<Guard> so) {
        return Optional.ofNullable(posted.get(integration))
                .map(Posted::guard)
                .filter(so)
                .isPresent();
    }

    private Posted posted(Integration integration) {
        return posted.compute(integration.id(), (id, old) -> now(Optional.ofNullable(old), integration));
    }

    private Posted now(Optional<Posted> old, Integration integration) {
        return old.filter(known -> known.isFor(integration)).orElseGet(() -> {
            Terms terms = Stream.concat(old.stream(), posted.values().stream())
                    .filter(known -> known.isSameAccount(integration))
                    .map(Posted::terms)
                    .findFirst()
                    .orElseGet(() -> new Terms(governor(integration), clock));
            return new Posted(guard(terms), terms, integration);
        });
    }

    private Governor governor(Integration integration) {
        return integration.credentials() instanceof Credentials.ApiToken
                ? sites.computeIfAbsent(integration.baseUrl(), site -> new Governor(clock))
                : new Governor(clock);
    }

    private Guard guard(Terms terms) {
        Places places = new Places(mostWaiting / PART_OF_ONE);
        return new Guard(terms, places, lineOfAll, watch, clock, System::nanoTime);
    }
}
