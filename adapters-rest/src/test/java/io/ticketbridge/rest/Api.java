package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryApiKeys;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.InMemoryCheckups;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryContentInspector;
import io.ticketbridge.port.InMemoryDeliveries;
import io.ticketbridge.port.InMemoryEvents;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIntents;
import io.ticketbridge.port.InMemoryKeyUses;
import io.ticketbridge.port.InMemoryRefreshes;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.InMemoryWebhookSender;
import io.ticketbridge.port.InMemoryWebhooks;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.StoppedClock;
import io.ticketbridge.usecase.ActiveSvg;
import io.ticketbridge.usecase.AddComment;
import io.ticketbridge.usecase.AddIntegration;
import io.ticketbridge.usecase.AddKey;
import io.ticketbridge.usecase.AddTeam;
import io.ticketbridge.usecase.AddUser;
import io.ticketbridge.usecase.AddWebhook;
import io.ticketbridge.usecase.AttachFile;
import io.ticketbridge.usecase.AuditTrail;
import io.ticketbridge.usecase.Authenticate;
import io.ticketbridge.usecase.Connections;
import io.ticketbridge.usecase.CreateTicket;
import io.ticketbridge.usecase.DeleteComment;
import io.ticketbridge.usecase.DeleteTicket;
import io.ticketbridge.usecase.EditComment;
import io.ticketbridge.usecase.IssueKey;
import io.ticketbridge.usecase.JoinTeam;
import io.ticketbridge.usecase.LeaveTeam;
import io.ticketbridge.usecase.ListDeliveries;
import io.ticketbridge.usecase.ListIntegrations;
import io.ticketbridge.usecase.ListKeys;
import io.ticketbridge.usecase.ListTeams;
import io.ticketbridge.usecase.ListTickets;
import io.ticketbridge.usecase.ListUsers;
import io.ticketbridge.usecase.ListWebhooks;
import io.ticketbridge.usecase.LocateIssues;
import io.ticketbridge.usecase.NoteDenial;
import io.ticketbridge.usecase.Patience;
import io.ticketbridge.usecase.PreviewAttachment;
import io.ticketbridge.usecase.PreviewLinks;
import io.ticketbridge.usecase.ReadAudit;
import io.ticketbridge.usecase.ReadEvents;
import io.ticketbridge.usecase.ReadIntegration;
import io.ticketbridge.usecase.ReadTicket;
import io.ticketbridge.usecase.ReadTimeline;
import io.ticketbridge.usecase.ReadViewer;
import io.ticketbridge.usecase.ReadWebhook;
import io.ticketbridge.usecase.ReceiveWebhook;
import io.ticketbridge.usecase.Relocation;
import io.ticketbridge.usecase.RemoveIntegration;
import io.ticketbridge.usecase.RemoveTeam;
import io.ticketbridge.usecase.RemoveUser;
import io.ticketbridge.usecase.RemoveWebhook;
import io.ticketbridge.usecase.ReplayDelivery;
import io.ticketbridge.usecase.RevokeKey;
import io.ticketbridge.usecase.Settling;
import io.ticketbridge.usecase.ShareUses;
import io.ticketbridge.usecase.SignIn;
import io.ticketbridge.usecase.SignOut;
import io.ticketbridge.usecase.SyncTicket;
import io.ticketbridge.usecase.TestIntegration;
import io.ticketbridge.usecase.TestWebhook;
import io.ticketbridge.usecase.TicketSync;
import io.ticketbridge.usecase.UpdateIntegration;
import io.ticketbridge.usecase.UpdateWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import javax.crypto.spec.SecretKeySpec;

/**
 * The API on a free port, with the people of the demo: {@code alice} leads the team {@code red} and {@code bob} is in it,
 * {@code red} owns an integration, {@code mallory} is in no team, and there is an {@code admin}.
 */
final class Api implements AutoCloseable {
    static final byte[] LINK_KEY = "a key of 32 bytes for tests only".getBytes(StandardCharsets.US_ASCII);
    /** Any number of connections from here. */
    static final Capacity CAPACITY = new Capacity(200);

    private static final SocketLimits MANY = SocketLimits.usual().behind(InetAddress::isLoopbackAddress);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    final StoppedClock clock = new StoppedClock(Fixtures.NOW);
    final FakeJira jira = new FakeJira();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryApiKeys keys = new InMemoryApiKeys(accounts);
    final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryCheckups checkups = new InMemoryCheckups(integrations, clock);
    final User aliceUser = accounts.addUser("alice", "alice@example.com", Role.USER);
    final Team red = accounts.addTeam("red");
    final String alice = keyOf(aliceUser);
    final String bob = keyOf(accounts.addUser("bob", "bob@example.com", Role.USER));
    final String mallory = keyOf(accounts.addUser("mallory", "mallory@example.com", Role.USER));
    final String admin = keyOf(accounts.addUser("admin", "admin@example.com", Role.ADMIN));
    final InMemoryAuditLog audit = new InMemoryAuditLog(Clock.systemUTC());
    final AuditTrail trail = new AuditTrail(audit);
    /** What the readiness check finds. */
    volatile BooleanSupplier storeWorks = () -> true;

    /** Every request that was answered, as {@code GET /api/v2/tickets/{id} 200}. */
    final Queue<String> traffic = new ConcurrentLinkedQueue<>();

    final InMemoryEvents events = new InMemoryEvents(clock);
    final InMemoryWebhookSender sender = new InMemoryWebhookSender();
    final InMemoryWebhooks webhooks = new InMemoryWebhooks(events);
    final InMemoryDeliveries deliveries = new InMemoryDeliveries(webhooks, clock);
    private final InMemoryTicketStore tickets = new InMemoryTicketStore(events);
    /** Which tickets Jira is to be asked about again. */
    final InMemoryRefreshes refreshes = new InMemoryRefreshes(tickets, clock);

    private final RateLimits limits;
    private final boolean metricsApart;
    private final RestServer server;

    Api() {
        this(Duration.ofSeconds(5));
    }

    /** Without {@code /metrics}, which a port of its own has. */
    static Api withoutMetrics() {
        return new Api(
                new RestServerOptions("127.0.0.1", 0, Duration.ZERO, Duration.ofSeconds(5), MANY, CAPACITY),
                RateLimits.none(),
                true);
    }

    Api(Duration grace) {
        this(Duration.ZERO, grace);
    }

    Api(SocketLimits sockets) {
        this(new RestServerOptions("127.0.0.1", 0, Duration.ZERO, Duration.ofSeconds(5), sockets, CAPACITY));
    }

    Api(Origins origins) {
        this(new RestServerOptions("127.0.0.1", 0, Duration.ZERO, Duration.ofSeconds(5), MANY, origins, CAPACITY));
    }

    Api(Duration delay, Duration grace) {
        this(new RestServerOptions("127.0.0.1", 0, delay, grace, MANY, CAPACITY));
    }

    Api(RateLimits limits) {
        this(
                new RestServerOptions(
                        "127.0.0.1", 0, Duration.ZERO, Duration.ofSeconds(5), SocketLimits.usual(), CAPACITY),
                limits);
    }

    private Api(RestServerOptions options) {
        this(options, RateLimits.none());
    }

    private Api(RestServerOptions options, RateLimits limits) {
        this(options, limits, false);
    }

    private Api(RestServerOptions options, RateLimits limits, boolean metricsApart) {
        this.limits = limits;
        this.metricsApart = metricsApart;
        accounts.join(red.id(), aliceUser.id(), TeamRole.LEAD);
        accounts.join(red.id(), accounts.findUser("bob").orElseThrow().id(), TeamRole.MEMBER);
        integrations.add(Fixtures.newIntegration(new IntegrationOwner.OfTeam(red.id())));
        try {
            server = RestServer.start(options, new RestApi(useCases(), limits), operations(), clock);
        } catch (IOException notListening) {
            throw new UncheckedIOException(notListening);
        }
    }

    /** What is at a path under {@code /api/v2}. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + RestApi.BASE_PATH + path);
    }

    int port() {
        return server.uri().getPort();
    }

    Reply get(String key, String path) {
        return send(request(key, path).GET());
    }

    Reply head(String key, String path) {
        return send(request(key, path).method("HEAD", BodyPublishers.noBody()));
    }

    Reply delete(String key, String path) {
        return send(request(key, path).DELETE());
    }

    Reply post(String key, String path) {
        return send(request(key, path).POST(BodyPublishers.noBody()));
    }

    Reply post(String key, String path, String json) {
        return json("POST", key, path, BodyPublishers.ofString(json));
    }

    Reply put(String key, String path, String json) {
        return json("PUT", key, path, BodyPublishers.ofString(json));
    }

    Reply json(String method, String key, String path, BodyPublisher body) {
        return send(
                request(key, path).header("Content-Type", "application/json").method(method, body));
    }

    Reply upload(String key, String path, Multipart multipart) {
        return send(request(key, path)
                .header("Content-Type", multipart.contentType())
                .POST(BodyPublishers.ofByteArray(multipart.bytes())));
    }

    /** Opens the reference's ticket and tells its number. */
    long openTicket(String key) {
        return post(key, "/tickets", "{\"summary\": \"Reflected XSS in the login redirect\"}")
                .data()
                .path("id")
                .asLong();
    }

    HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20)).header("X-API-Key", key);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpRequest sent = request.build();
            HttpResponse<byte[]> answer = CLIENT.send(sent, Beginning.ofStreams());
            Described.check(sent, answer);
            return new Reply(answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    CompletableFuture<Reply> sendLater(HttpRequest.Builder request) {
        HttpRequest sent = request.build();
        return CLIENT.sendAsync(sent, BodyHandlers.ofByteArray()).thenApply(answer -> {
            Described.check(sent, answer);
            return new Reply(answer);
        });
    }

    /** Another server with the same use cases. */
    RestServer startAnotherOn(int port) throws IOException {
        return RestServer.start(
                new RestServerOptions("127.0.0.1", port, Duration.ZERO, Duration.ofSeconds(1), MANY, CAPACITY),
                new RestApi(useCases(), limits),
                operations(),
                clock);
    }

    /** All that Jersey was given. */
    Set<Object> registered() {
        return new RestApi(useCases(), limits).getInstances();
    }

    @Override
    public void close() {
        server.close();
    }

    private String keyOf(User user) {
        return keyOf(user, Optional.empty());
    }

    String keyOf(User user, Optional<Duration> life) {
        return new IssueKey(keys, new SecureRandom(), clock)
                .issue(user.id(), Optional.empty(), "test", life)
                .key()
                .reveal();
    }

    private Operations operations() {
        return new Operations(() -> storeWorks.getAsBoolean(), this::note, () -> "up 1.0\n", metricsApart);
    }

    private void note(String method, String route, int status, Duration took) {
        assertThat(took).isPositive();
        traffic.add(method + " " + route + " " + status);
    }

    /** A port for those who run this. */
    ManagementServer startManagement() throws IOException {
        return ManagementServer.start("127.0.0.1", 0, operations(), clock);
    }

    RestServer server() {
        return server;
    }

    private UseCases useCases() {
        InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
        InMemoryAttachmentStore files = new InMemoryAttachmentStore(tickets, accounts);
        InMemoryContentInspector inspector = new InMemoryContentInspector();
        Patience patience = new Patience(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMinutes(15));
        Connections connections = new Connections(integrations, jira, patience);
        Intents intents = new InMemoryIntents(tickets, comments, files, audit, clock);
        Settling settling = new Settling(connections, intents, accounts, patience, clock);
        TicketSync sync = new TicketSync(connections, tickets, comments, files, accounts, clock);
        PreviewLinks links = new PreviewLinks(() -> List.of(new SecretKeySpec(LINK_KEY, "HmacSHA256")), clock);
        return new UseCases(
                new Authenticate(keys, trail, clock),
                new NoteDenial(trail),
                new ShareUses(new InMemoryKeyUses(clock)),
                new UseCases.Tickets(
                        new CreateTicket(connections, settling),
                        new ListTickets(tickets),
                        new ReadTicket(tickets, sync, accounts, comments, files, links),
                        new SyncTicket(tickets, sync),
                        new DeleteTicket(tickets, settling),
                        new LocateIssues(integrations),
                        new ReadTimeline(tickets, comments, files, accounts)),
                new UseCases.Comments(
                        new AddComment(tickets, comments, settling),
                        new EditComment(connections, tickets, comments, sync, trail),
                        new DeleteComment(connections, tickets, comments, sync, trail)),
                new UseCases.Attachments(
                        new AttachFile(tickets, files, settling, inspector, ActiveSvg.REFUSE, links),
                        new PreviewAttachment(connections, tickets, sync, accounts, files, inspector, links, trail)),
                new UseCases.IntegrationUseCases(
                        new ListIntegrations(integrations, checkups),
                        new ReadIntegration(integrations, checkups),
                        new AddIntegration(integrations, accounts, jira, trail, clock),
                        new UpdateIntegration(
                                integrations,
                                jira,
                                new Relocation(connections, tickets, intents),
                                checkups,
                                trail,
                                clock),
                        new RemoveIntegration(integrations, trail),
                        new TestIntegration(integrations, jira, refreshes, checkups, Duration.ofHours(6), clock),
                        new ReceiveWebhook(integrations, refreshes)),
                new ReadAudit(audit),
                new ReadEvents(events),
                new UseCases.Webhooks(
                        new ListWebhooks(webhooks),
                        new AddWebhook(webhooks, sender, new SecureRandom(), trail, clock),
                        new ReadWebhook(webhooks),
                        new UpdateWebhook(webhooks, sender, trail),
                        new RemoveWebhook(webhooks, trail),
                        new TestWebhook(webhooks, sender, new SecureRandom(), clock),
                        new ListDeliveries(webhooks, deliveries),
                        new ReplayDelivery(webhooks, deliveries)),
                new UseCases.Sessions(new SignIn(keys, new SecureRandom(), trail, clock), new SignOut(keys, trail)),
                people());
    }

    private UseCases.People people() {
        return new UseCases.People(
                new ReadViewer(accounts),
                new UseCases.Keys(
                        new ListKeys(accounts, keys),
                        new AddKey(accounts, keys, new SecureRandom(), trail, clock),
                        new RevokeKey(keys, trail, clock)),
                new UseCases.Users(
                        new ListUsers(accounts), new AddUser(accounts, trail), new RemoveUser(accounts, trail)),
                new UseCases.Teams(
                        new ListTeams(accounts),
                        new AddTeam(accounts, trail),
                        new RemoveTeam(accounts, trail),
                        new JoinTeam(accounts, trail),
                        new LeaveTeam(accounts, trail)));
    }
}
