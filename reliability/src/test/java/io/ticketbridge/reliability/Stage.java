package io.ticketbridge.reliability;

import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The nodes of a server that are started and killed, and users, each with a Jira of their own. */
final class Stage implements AutoCloseable {
    /** What a user has. */
    private record Account(JiraSandbox jira, String key) {}

    private final SandboxOptions options;
    private final List<Node> nodes;
    private final Optional<EmbeddedPostgres> postgres;
    private final List<Account> accounts = new ArrayList<>();

    private Stage(SandboxOptions options, List<Node> nodes, Optional<EmbeddedPostgres> postgres) throws Exception {
        this.options = options;
        this.nodes = nodes;
        this.postgres = postgres;
        addUser(options);
    }

    /** One node on H2. */
    static Stage onH2(Path folder, SandboxOptions options, String... jvm) throws Exception {
        return onH2(folder, options, Map.of(), jvm);
    }

    /** The same with settings. */
    static Stage onH2(Path folder, SandboxOptions options, Map<String, String> settings, String... jvm)
            throws Exception {
        Node node = Node.start(folder.resolve("node"), settings, jvm);
        return new Stage(options, List.of(node), Optional.empty());
    }

    /** Several nodes on one real PostgreSQL. */
    static Stage onPostgres(Path folder, SandboxOptions options, int count) throws Exception {
        return onPostgres(folder, options, Collections.nCopies(count, Map.of()));
    }

    /** The same, each node with an environment of its own besides. */
    static Stage onPostgres(Path folder, SandboxOptions options, List<Map<String, String>> environments)
            throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Map<String, String> settings = Map.of(
                "TICKETBRIDGE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "TICKETBRIDGE_DATABASE_USER", "postgres",
                "TICKETBRIDGE_SECRET_KEY_FILE", folder.resolve("secret.key").toString());
        List<Node> nodes = new ArrayList<>();
        for (Map<String, String> environment : environments) {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(environment);
            nodes.add(Node.start(folder.resolve("node-" + nodes.size()), all));
        }
        return new Stage(options, nodes, Optional.of(postgres));
    }

    /** A new user with a new Jira, by their number. */
    int newUser() throws Exception {
        return newUser(options);
    }

    /** The same with a Jira like this. */
    int newUser(SandboxOptions options) throws Exception {
        addUser(options);
        return accounts.size() - 1;
    }

    Stage withUsers(int count) throws Exception {
        while (accounts.size() < count) {
            addUser(options);
        }
        return this;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The first node. */
    Node node() {
        return nodes.get(0);
    }

    /** The first user's. */
    JiraSandbox jira() {
        return jira(0);
    }

    JiraSandbox jira(int user) {
        return accounts.get(user).jira();
    }

    /** The first user's. */
    SdkClient client() {
        return client(0);
    }

    SdkClient client(int user) {
        return client(user, nodes);
    }

    /** One who knows of these nodes alone. */
    SdkClient client(int user, List<Node> known) {
        return new SdkClient(
                known.stream().map(Node::base).toList(), accounts.get(user).key());
    }

    /** The first user's. */
    String key() {
        return keyOf(0);
    }

    String keyOf(int user) {
        return accounts.get(user).key();
    }

    /** Somebody with this key, of no Jira of their own. */
    SdkClient clientWith(String key) {
        return new SdkClient(nodes.stream().map(Node::base).toList(), key);
    }

    /** The numbers of all users' tickets by their summaries. */
    Map<String, Long> tickets() throws InterruptedException {
        Map<String, Long> all = new HashMap<>();
        for (int user = 0; user < accounts.size(); user++) {
            all.putAll(client(user).tickets());
        }
        return all;
    }

    /** How many tickets all users have. */
    long count() throws InterruptedException {
        long count = 0;
        for (int user = 0; user < accounts.size(); user++) {
            count += client(user).count();
        }
        return count;
    }

    /** The numbers of the tickets whose making the audit log tells of, once it has proved to be sound. */
    Set<Long> toldByAudit() throws Exception {
        node().command("", "audit", "verify");
        return node().command("", "audit", "export")
                .lines()
                .map(SdkClient::parsed)
                .filter(record -> record.path("action").asText().equals("ticket.created"))
                .map(record -> record.path("ticket_id").asLong())
                .collect(Collectors.toSet());
    }

    /** The database of several nodes itself. */
    DataSource database() {
        return postgres.orElseThrow().getPostgresDatabase();
    }

    /** As if its machine were gone. */
    void stopDatabase() {
        postgres.ifPresent(Stage::stop);
    }

    /** The end of what each node has logged. */
    String lastWords() {
        return nodes.stream().map(Node::lastWords).collect(Collectors.joining("\n--\n"));
    }

    /** What stands in all Jiras. */
    Stream<JiraSandbox.Issue> issues() {
        return accounts.stream().flatMap(account -> account.jira().issues().stream());
    }

    /** How often this user's Jira was asked to open an issue. */
    long creationsSent(int user) {
        return jira(user).journal().entries("POST", "/issue").stream()
                .filter(entry -> entry.path().endsWith("/issue"))
                .count();
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        accounts.forEach(account -> account.jira().close());
        postgres.ifPresent(Stage::stop);
    }

    private void addUser(SandboxOptions options) throws Exception {
        JiraSandbox jira = JiraSandbox.start(options, Clock.systemUTC());
        String name = "user-" + accounts.size();
        node().command("", "user", "add", name, "--email", name + "@example.com");
        node().command(
                        SandboxOptions.TOKEN,
                        "integration",
                        "add",
                        "--user",
                        name,
                        "--base-url",
                        jira.baseUrl(),
                        "--project",
                        SandboxOptions.PROJECT,
                        "--email",
                        SandboxOptions.EMAIL,
                        "--token-stdin");
        accounts.add(new Account(jira, node().command("", "key", "add", name)));
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }
}
