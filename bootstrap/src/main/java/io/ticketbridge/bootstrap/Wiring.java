package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Secret;
import io.ticketbridge.jira.AddressRules;
import io.ticketbridge.jira.JiraOptions;
import io.ticketbridge.jira.Network;
import io.ticketbridge.persistence.DatabaseOptions;
import io.ticketbridge.persistence.KeyCommand;
import io.ticketbridge.persistence.KeyFile;
import io.ticketbridge.persistence.KeySource;
import io.ticketbridge.rest.Capacity;
import io.ticketbridge.rest.Origins;
import io.ticketbridge.rest.RateLimits;
import io.ticketbridge.rest.RestServerOptions;
import io.ticketbridge.rest.SocketLimits;
import io.ticketbridge.usecase.ActiveSvg;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the application is made from: every choice has been made when it gets this.
 *
 * @param clients where clients for Jira beside the built-in one are
 * @param webhooks where webhooks may be
 * @param checkupEvery how often each integration is examined; zero: never
 * @param pollEvery how often each Jira is asked what changed; zero: never
 * @param clock ticks in microseconds, which is what databases keep
 */
record Wiring(
        DatabaseOptions database,
        KeySource keys,
        JiraOptions jira,
        Path clients,
        AddressRules webhooks,
        RestServerOptions server,
        Configuration.Management management,
        RateLimits rates,
        Duration checkupEvery,
        Duration pollEvery,
        ActiveSvg activeSvg,
        Clock clock) {
    static Wiring from(Configuration configuration) {
        DataFolder.prepare(configuration.dataDir());
        Configuration.Db db = configuration.database();
        DatabaseUrl.folder(db.url()).ifPresent(DataFolder::prepareForDatabase);
        Capacity capacity = Capacity.ofThisJava();
        return new Wiring(
                new DatabaseOptions(db.url(), db.user(), db.password(), db.poolSize()),
                keys(configuration),
                JiraWiring.options(configuration.jira(), userAgent(), capacity.waitingForJira()),
                configuration.jiraClients(),
                JiraWiring.webhooks(configuration.webhooks()),
                new RestServerOptions(
                        configuration.host(),
                        configuration.port(),
                        configuration.shutdown().delay(),
                        configuration.shutdown().grace(),
                        sockets(configuration.sockets()),
                        origins(configuration.corsOrigins()),
                        capacity),
                configuration.management(),
                rates(configuration.rates()),
                configuration.checkupEvery(),
                configuration.pollEvery(),
                configuration.activeSvg(),
                microseconds());
    }

    /** Nothing on disk, loopback allowed, a key that nobody keeps, and no Jira examined or asked what changed unless somebody asks. */
    static Wiring forDemo(int port) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Secret base64 = new Secret(Base64.getEncoder().encodeToString(key));
        return new Wiring(
                new DatabaseOptions("jdbc:h2:mem:" + UUID.randomUUID(), "demo", new Secret(""), 10),
                new KeySource.Text(base64, "this demonstration"),
                JiraOptions.with(AddressRules.withLoopback()).as(userAgent()),
                Path.of("data", "jira-clients"),
                AddressRules.withLoopback().forWebhooks(),
                new RestServerOptions(
                        "127.0.0.1",
                        port,
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        SocketLimits.usual(),
                        Capacity.ofThisJava()),
                new Configuration.Management("127.0.0.1", Optional.empty()),
                RateLimits.usual(),
                Duration.ZERO,
                Duration.ZERO,
                ActiveSvg.REFUSE,
                microseconds());
    }

    /** The same at another time. */
    Wiring at(Clock other) {
        return new Wiring(
                database,
                keys,
                jira,
                clients,
                webhooks,
                server,
                management,
                rates,
                checkupEvery,
                pollEvery,
                activeSvg,
                other);
    }

    /** The same, with other clients for Jira there. */
    Wiring withClients(Path other) {
        return new Wiring(
                database,
                keys,
                jira,
                other,
                webhooks,
                server,
                management,
                rates,
                checkupEvery,
                pollEvery,
                activeSvg,
                clock);
    }

    /** The same, with each integration examined that often. */
    Wiring examiningEvery(Duration other) {
        return new Wiring(
                database, keys, jira, clients, webhooks, server, management, rates, other, pollEvery, activeSvg, clock);
    }

    /** The same, with each Jira asked that often what changed. */
    Wiring pollingEvery(Duration other) {
        return new Wiring(
                database,
                keys,
                jira,
                clients,
                webhooks,
                server,
                management,
                rates,
                checkupEvery,
                other,
                activeSvg,
                clock);
    }

    static Clock microseconds() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    private static KeySource keys(Configuration configuration) {
        if (configuration.secretKey().isPresent()) {
            return new KeySource.Text(configuration.secretKey().get(), Setting.SECRET_KEY.variable());
        }
        return configuration.secretKeyCommand().isEmpty()
                ? new KeyFile(configuration.secretKeyFile())
                : new KeyCommand(configuration.secretKeyCommand(), Setting.SECRET_KEY_COMMAND.variable());
    }

    private static SocketLimits sockets(Configuration.Sockets sockets) {
        List<Network> proxies = JiraWiring.networks(Setting.TRUSTED_PROXIES, sockets.trustedProxies());
        return SocketLimits.usual()
                .behind(address -> proxies.stream().anyMatch(network -> network.contains(address)))
                .atMost(sockets.inAll().orElseGet(OpenFiles::forConnections), sockets.fromOne());
    }

    private static Origins origins(List<String> named) {
        try {
            return new Origins(Set.copyOf(named));
        } catch (IllegalArgumentException isNone) {
            throw Settings.wrong(
                    Setting.CORS_ORIGINS,
                    "origins such as https://dashboard.example.com, without a path, parted by commas");
        }
    }

    private static RateLimits rates(Configuration.Rates rates) {
        return new RateLimits(rates.reads(), rates.writes(), rates.uploads(), rates.uploadsAtOnce());
    }

    private static String userAgent() {
        return "Ticketbridge/" + Version.current();
    }
}
