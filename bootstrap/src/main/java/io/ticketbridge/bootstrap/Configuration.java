package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Secret;
import io.ticketbridge.usecase.ActiveSvg;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that an operator can set, checked. README's table says what each means.
 *
 * @param secretKey encrypts the stored credentials; empty: what {@code secretKeyCommand} prints
 * @param jiraClients where clients for Jira beside the built-in one are
 * @param secretKeyCommand empty: the key in {@code secretKeyFile}, made if need be
 * @param checkupEvery how often each integration is examined; zero: never
 * @param pollEvery how often each Jira is asked what changed; zero: never
 */
record Configuration(
        String host,
        int port,
        Management management,
        Path dataDir,
        Db database,
        Optional<Secret> secretKey,
        List<String> secretKeyCommand,
        Path secretKeyFile,
        Jira jira,
        Path jiraClients,
        Hooks webhooks,
        Sockets sockets,
        List<String> corsOrigins,
        Rates rates,
        Duration checkupEvery,
        Duration pollEvery,
        ActiveSvg activeSvg,
        Shutdown shutdown,
        String logLevel) {
    private static final Pattern PROXY = Pattern.compile("http://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+]):[0-9]{1,5}/?");

    /**
     * Where health and metrics have a port of their own.
     *
     * @param port empty: nowhere
     */
    record Management(String host, Optional<Integer> port) {}

    /** How long it goes on as before, and then how long requests may take to finish. */
    record Shutdown(Duration delay, Duration grace) {}

    /**
     * How many connections there may be.
     *
     * @param inAll empty: half of what the process may have open, and at most 4,096
     */
    record Sockets(Optional<Integer> inAll, int fromOne, List<String> trustedProxies) {}

    /** What may be asked for under one key in a minute; 0 sets no limit. */
    record Rates(int reads, int writes, int uploads, int uploadsAtOnce) {}

    /** Where tickets are kept. */
    record Db(String url, String user, Secret password, int poolSize) {
        /** The address may hold a password too. */
        @Override
        public String toString() {
            return "Db[" + user + "]";
        }
    }

    /** How Jira is talked to. */
    record Jira(
            Duration connectTimeout,
            Duration timeout,
            boolean cloudV2,
            boolean allowHttp,
            List<String> allowedHosts,
            List<String> allowedNetworks,
            Optional<Path> caFile,
            Optional<Proxy> proxy) {}

    /** Where webhooks may be. */
    record Hooks(boolean allowHttp, List<String> allowedNetworks) {}

    /**
     * The proxy through which Jira is reached.
     *
     * @param user empty: it asks for none
     * @param noProxy hosts that are reached without it
     */
    record Proxy(URI address, Optional<String> user, Secret password, List<String> noProxy) {}

    static Configuration from(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        Path dataDir = Path.of(settings.text(Setting.DATA_DIR));
        return new Configuration(
                settings.text(Setting.HOST),
                settings.number(Setting.PORT, 0, 65_535),
                new Management(
                        settings.text(Setting.MANAGEMENT_HOST),
                        settings.optional(Setting.MANAGEMENT_PORT)
                                .map(given -> settings.number(Setting.MANAGEMENT_PORT, 0, 65_535))),
                dataDir,
                database(settings, dataDir),
                settings.optional(Setting.SECRET_KEY).map(Secret::new),
                words(settings.text(Setting.SECRET_KEY_COMMAND)),
                settings.optional(Setting.SECRET_KEY_FILE).map(Path::of).orElse(dataDir.resolve("secret.key")),
                jira(settings),
                jiraClients(settings),
                new Hooks(settings.flag(Setting.WEBHOOK_ALLOW_HTTP), settings.list(Setting.WEBHOOK_ALLOWED_NETWORKS)),
                sockets(settings),
                settings.list(Setting.CORS_ORIGINS),
                rates(settings),
                every(Setting.CHECKUP_EVERY, settings, Duration.ofMinutes(5), "6h, from 5m on"),
                every(Setting.POLL_EVERY, settings, Duration.ofSeconds(10), "30s, from 10s on"),
                settings.oneOf(Setting.ACTIVE_SVG, "refuse", "keep").equals("keep") ? ActiveSvg.KEEP : ActiveSvg.REFUSE,
                new Shutdown(settings.duration(Setting.SHUTDOWN_DELAY), settings.duration(Setting.SHUTDOWN_GRACE)),
                settings.oneOf(Setting.LOG_LEVEL, "error", "warn", "info", "debug", "trace"));
    }

    static Path jiraClients(Settings settings) {
        return settings.optional(Setting.JIRA_CLIENTS_DIR)
                .map(Path::of)
                .orElseGet(() -> Path.of(settings.text(Setting.DATA_DIR)).resolve("jira-clients"));
    }

    /** A command without a shell: words parted by blanks. */
    private static List<String> words(String command) {
        return Pattern.compile("\\s+")
                .splitAsStream(command)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Db database(Settings settings, Path dataDir) {
        String embedded = "jdbc:h2:file:" + dataDir.resolve("ticketbridge").toAbsolutePath();
        String url = settings.optional(Setting.DATABASE_URL).orElse(embedded);
        if (!DatabaseUrl.isSafe(url)) {
            throw url.equals(embedded)
                    ? Settings.wrong(Setting.DATA_DIR, "a folder without ; and : in its path")
                    : Settings.wrong(Setting.DATABASE_URL, DatabaseUrl.FORMS);
        }
        return new Db(
                url,
                settings.text(Setting.DATABASE_USER),
                settings.secret(Setting.DATABASE_PASSWORD, Setting.DATABASE_PASSWORD_FILE)
                        .orElse(new Secret("")),
                settings.number(Setting.DATABASE_POOL_SIZE, 1, 200));
    }

    private static Sockets sockets(Settings settings) {
        return new Sockets(
                settings.optional(Setting.CONNECTIONS).map(given -> settings.number(Setting.CONNECTIONS, 1, 1_000_000)),
                settings.number(Setting.CONNECTIONS_PER_ADDRESS, 1, 1_000_000),
                settings.list(Setting.TRUSTED_PROXIES));
    }

    private static Rates rates(Settings settings) {
        return new Rates(
                settings.number(Setting.RATE_READS, 0, 1_000_000),
                settings.number(Setting.RATE_WRITES, 0, 1_000_000),
                settings.number(Setting.RATE_UPLOADS, 0, 1_000_000),
                settings.number(Setting.RATE_UPLOADS_AT_ONCE, 0, 1_000));
    }

    /** @param example of one, and the least there may be, in words */
    private static Duration every(Setting setting, Settings settings, Duration least, String example) {
        Duration every = settings.duration(setting);
        if (!every.isZero() && every.compareTo(least) < 0) {
            throw Settings.wrong(setting, "a duration such as " + example + ", or 0s for never");
        }
        return every;
    }

    private static Jira jira(Settings settings) {
        return new Jira(
                settings.duration(Setting.JIRA_CONNECT_TIMEOUT),
                settings.duration(Setting.JIRA_TIMEOUT),
                settings.oneOf(Setting.JIRA_CLOUD_API, "2", "3").equals("2"),
                settings.flag(Setting.JIRA_ALLOW_HTTP),
                settings.list(Setting.JIRA_ALLOWED_HOSTS),
                settings.list(Setting.JIRA_ALLOWED_NETWORKS),
                settings.optional(Setting.JIRA_CA_FILE).map(Path::of),
                settings.optional(Setting.JIRA_PROXY).map(address -> proxy(address, settings)));
    }

    private static Proxy proxy(String address, Settings settings) {
        if (!PROXY.matcher(address).matches()) {
            throw Settings.wrong(Setting.JIRA_PROXY, "http://host:port, without user or path");
        }
        return new Proxy(
                URI.create(address),
                settings.optional(Setting.JIRA_PROXY_USER),
                settings.secret(Setting.JIRA_PROXY_PASSWORD, Setting.JIRA_PROXY_PASSWORD_FILE)
                        .orElse(new Secret("")),
                settings.list(Setting.JIRA_NO_PROXY));
    }
}
