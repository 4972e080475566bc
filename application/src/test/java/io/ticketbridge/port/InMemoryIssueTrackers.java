package io.ticketbridge.port;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of {@link IssueTrackers}: one tracker behind every integration. */
public final class InMemoryIssueTrackers implements IssueTrackers {
    private final InMemoryIssueTracker tracker;
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

    @Override
    public ConnectionTest test(Integration integration) {
        boolean known = integration.config().projectKey().equals("SEC");
        return known
                ? new ConnectionTest(true, Optional.of(200), "Connected", Map.of("edition", "In memory"), List.of())
                : new ConnectionTest(false, Optional.of(404), "There is no such project", Map.of(), List.of());
    }
}
