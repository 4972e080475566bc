package io.ticketbridge.port;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/** The twin of {@link IssueTrackers}: one tracker behind every integration. */
public final class InMemoryIssueTrackers implements IssueTrackers {
    private final InMemoryIssueTracker tracker;
    private final Queue<ConnectionTest> toFind = new ArrayDeque<>();
    private final Queue<ConnectionTest> toFindByTests = new ArrayDeque<>();
    private boolean crowded;

    public InMemoryIssueTrackers(InMemoryIssueTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public IssueTracker of(Integration integration, Deadline deadline) {
        return (IssueTracker) Proxy.newProxyInstance(
                IssueTracker.class.getClassLoader(),
                new Class<?>[] {IssueTracker.class},
                (proxy, method, arguments) -> {
                    checkClient(integration.config(), integration.baseUrl(), integration.credentials());
                    if (deadline.isOver()) {
                        throw new Refusal.JiraUnavailable(Optional.empty());
                    }
                    return called(method, arguments);
                });
    }

    private Object called(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(tracker, arguments);
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }

    @Override
    public boolean isCrowded(IntegrationId integration) {
        return crowded;
    }

    @Override
    public boolean isForPeople(IntegrationId integration) {
        return crowded;
    }

    /** From now on too many wait for it. */
    public void crowd() {
        crowded = true;
    }

    /** A host under {@code .invalid} (RFC 2606) is one that no operator lists. */
    @Override
    public void check(BaseUrl address) {
        if (address.uri().getHost().endsWith(".invalid")) {
            throw new Refusal.AddressNotAllowed("no such host");
        }
    }

    /** There is no other client here. */
    @Override
    public void checkClient(JiraConfig config, BaseUrl address, Credentials credentials) {
        if (config.client().isPresent()) {
            throw new Refusal.AddressNotAllowed("no such client");
        }
    }

    /** What {@link #findNextTest} said, or else whether it is the one project that there is. */
    @Override
    public ConnectionTest test(Integration integration) {
        return Optional.ofNullable(toFindByTests.poll()).orElseGet(() -> seen(integration));
    }

    /** What {@link #findNext} said, or else the same. */
    @Override
    public ConnectionTest examine(Integration integration, Deadline deadline) {
        if (deadline.isOver()) {
            return away();
        }
        return Optional.ofNullable(toFind.poll()).orElseGet(() -> seen(integration));
    }

    private static ConnectionTest seen(Integration integration) {
        if (integration.config().client().isPresent()) {
            return found(Finding.failed("reachable", "There is no such client", Finding.Mender.INTEGRATION_ADMIN));
        }
        boolean known = integration.config().projectKey().equals("SEC");
        return known
                ? found(Finding.passed("project", "Project SEC is visible"))
                : found(Finding.failed("project", "There is no such project", Finding.Mender.INTEGRATION_ADMIN));
    }

    /** What the next who examines is told. */
    public void findNext(ConnectionTest found) {
        toFind.add(found);
    }

    /** What the next who tests is told. */
    public void findNextTest(ConnectionTest found) {
        toFindByTests.add(found);
    }

    /** What is told where all was looked at, and came to this. */
    public static ConnectionTest found(Finding... findings) {
        boolean ok = Stream.of(findings).noneMatch(finding -> finding.outcome() == Finding.Outcome.FAILED);
        String note = findings[findings.length - 1].message();
        Map<String, String> details = Map.of("edition", "In memory");
        return new ConnectionTest(ok, Optional.of(ok ? 200 : 404), note, details, List.of(findings), false);
    }

    /** What is told of a tracker that cannot be asked just now. */
    public static ConnectionTest away() {
        Finding away = Finding.failed("reachable", "It is not available", Finding.Mender.INTEGRATION_ADMIN);
        return new ConnectionTest(false, Optional.empty(), away.message(), Map.of(), List.of(away), true);
    }
}
