package io.ticketbridge.jira;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.ServerInfoJson;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackers;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Jira, each integration in the dialect that its {@code serverInfo} asks for. */
public final class JiraIssueTrackers implements IssueTrackers, AutoCloseable {
    private final Clock clock;
    private final JiraHttp http;
    private final JiraOptions options;
    private final JiraErrors errors;
    private final KnownScreens screens;
    private final SeenMarkers seen = new SeenMarkers();
    private final Guards guards;
    private final JiraClients clients;
    private final Passages passages = new Passages();
    private final Map<BaseUrl, JiraDialect> dialects = new ConcurrentHashMap<>();

    public JiraIssueTrackers(JiraOptions options, Clock clock) {
        this(options, clock, JiraCalls.UNWATCHED);
    }

    /** @param calls is told of each call */
    public JiraIssueTrackers(JiraOptions options, Clock clock, JiraCalls calls) {
        this(options, clock, calls, JiraClients.NONE);
    }

    /** @param clients what an integration may be asked through instead of the built-in one */
    public JiraIssueTrackers(JiraOptions options, Clock clock, JiraCalls calls, JiraClients clients) {
        this(options, clock, new JiraHttp(options), calls, clients);
    }

    JiraIssueTrackers(JiraOptions options, Clock clock, JiraHttp http, JiraCalls calls) {
        this(options, clock, http, calls, JiraClients.NONE);
    }

    private JiraIssueTrackers(JiraOptions options, Clock clock, JiraHttp http, JiraCalls calls, JiraClients clients) {
        this.clients = clients;
        this.http = http;
        this.options = options;
        this.clock = clock;
        this.errors = new JiraErrors(clock);
        this.screens = new KnownScreens(clock);
        this.guards = new Guards(options.mostWaiting(), clock, new CallWatch(calls));
    }

    @Override
    public IssueTracker of(Integration integration, Deadline deadline) {
        JiraClient client = client(integration, guards.of(integration), deadline);
        Supplier<JiraDialect> dialect = () -> dialectOf(integration, client);
        IssueTracker usual = new JiraIssueTracker(client, dialect, integration, screens, seen);
        return integration
                .config()
                .client()
                .map(name -> other(name, integration, passages.to(client, dialect), usual))
                .orElse(usual);
    }

    private IssueTracker other(String name, Integration integration, JiraPassage passage, IssueTracker usual) {
        try {
            return clients.require(name, integration.baseUrl(), integration.credentials())
                    .tracker(integration, passage, usual);
        } catch (Refusal.AddressNotAllowed notAllowed) {
            return refusing(notAllowed);
        }
    }

    /** Whatever is asked of it: to be given it is no reason to fail. */
    private static IssueTracker refusing(Refusal refusal) {
        return (IssueTracker) Proxy.newProxyInstance(
                IssueTracker.class.getClassLoader(), new Class<?>[] {IssueTracker.class}, (proxy, method, given) -> {
                    throw refusal;
                });
    }

    @Override
    public void checkClient(JiraConfig config, BaseUrl address, Credentials credentials) {
        config.client().ifPresent(name -> clients.require(name, address, credentials));
    }

    @Override
    public boolean isCrowded(IntegrationId integration) {
        return guards.isCrowded(integration);
    }

    @Override
    public boolean isForPeople(IntegrationId integration) {
        return guards.isForPeople(integration);
    }

    /** How it stands with each integration's Jira that was asked since the start. */
    public List<JiraLine> lines() {
        return guards.lines();
    }

    @Override
    public void check(BaseUrl address) {
        options.rules().check(address.uri());
    }

    @Override
    public ConnectionTest test(Integration integration) {
        Deadline deadline = Deadline.in(options.timeout().multipliedBy(2));
        return trial(integration, guards.forTrial(integration), deadline);
    }

    @Override
    public ConnectionTest examine(Integration integration, Deadline deadline) {
        return trial(integration, guards.of(integration), deadline);
    }

    @Override
    public void close() {
        passages.close();
        clients.close();
        http.close();
    }

    private ConnectionTest trial(Integration integration, Guard guard, Deadline deadline) {
        try {
            checkClient(integration.config(), integration.baseUrl(), integration.credentials());
        } catch (Refusal.AddressNotAllowed notAllowed) {
            Finding failed = Finding.failed("reachable", notAllowed.getMessage(), Finding.Mender.OPERATOR);
            return new ConnectionTest(false, Optional.empty(), failed.message(), Map.of(), List.of(failed), false);
        }
        JiraClient client = client(integration, guard, deadline);
        return new ConnectionTrial(client, integration.config(), this::dialect, clock).run();
    }

    private JiraClient client(Integration integration, Guard guard, Deadline deadline) {
        return new JiraClient(http, options, errors, guard, integration, deadline);
    }

    /** A Jira that does not tell its edition just now is taken for what the credentials are made for. */
    private JiraDialect dialectOf(Integration integration, JiraClient client) {
        return Optional.ofNullable(dialects.get(integration.baseUrl()))
                .or(() -> ask(integration, client))
                .orElseGet(() -> dialect(integration.credentials() instanceof Credentials.ApiToken));
    }

    private Optional<JiraDialect> ask(Integration integration, JiraClient client) {
        JiraAnswer answer = client.exchange(Call.get(ServerInfoJson.PATH));
        Optional<JiraDialect> told = answer.as(ServerInfoJson.class)
                .filter(info -> answer.isSuccess() && info.deploymentType() != null)
                .map(info -> dialect(info.isCloud()));
        told.ifPresent(dialect -> dialects.put(integration.baseUrl(), dialect));
        return told;
    }

    private JiraDialect dialect(boolean cloud) {
        if (!cloud) {
            return JiraDialect.DATA_CENTER;
        }
        return options.cloudV2() ? JiraDialect.CLOUD_V2 : JiraDialect.CLOUD_V3;
    }
}
