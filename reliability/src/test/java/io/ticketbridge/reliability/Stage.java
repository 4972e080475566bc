package io.ticketbridge.reliability;

import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jira, and the nodes of a server that are started and killed; each user has an integration with that Jira. */
final class Stage implements AutoCloseable {
    final JiraSandbox jira;
    private final List<Node> nodes;
    private final Optional<EmbeddedPostgres> postgres;
    private final List<String> keys = new ArrayList<>();

    private Stage(JiraSandbox jira, List<Node> nodes, Optional<EmbeddedPostgres> postgres) throws Exception {
        this.jira = jira;
        this.nodes = nodes;
        this.postgres = postgres;
        addUser("alice");
    }

    /** One node on H2. */
    static Stage onH2(Path folder, SandboxOptions options) throws Exception {
        JiraSandbox jira = JiraSandbox.start(options, Clock.systemUTC());
        return new Stage(jira, List.of(Node.start(folder.resolve("node"), Map.of())), Optional.empty());
    }

    /** Several nodes on one real PostgreSQL. */
    static Stage onPostgres(Path folder, SandboxOptions options, int count) throws Exception {
        JiraSandbox jira = JiraSandbox.start(options, Clock.systemUTC());
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Map<String, String> settings = Map.of(
                "TICKETBRIDGE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "TICKETBRIDGE_DATABASE_USER", "postgres",
                "TICKETBRIDGE_SECRET_KEY_FILE", folder.resolve("secret.key").toString());
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            nodes.add(Node.start(folder.resolve("node-" + i), settings));
        }
        return new Stage(jira, nodes, Optional.of(postgres));
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Each has an integration of their own, and so places of their own in front of Jira. */
    Stage withUsers(int count) throws Exception {
        for (int user = 2; user <= count; user++) {
            addUser("user-" + user);
        }
        return this;
    }

    private void addUser(String name) throws Exception {
        Node node = nodes.get(0);
        node.command("", "user", "add", name, "--email", name + "@example.com");
        node.command(
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
        keys.add(node.command("", "key", "add", name));
    }

    /** The client of the first user. */
    SdkClient client() {
        return client(0);
    }

    /** The client of one of them, by any number. */
    SdkClient client(int user) {
        return new SdkClient(nodes.stream().map(Node::base).toList(), keys.get(user % keys.size()));
    }

    /** The numbers of all users' tickets by their summaries. */
    Map<String, Long> tickets() throws InterruptedException {
        Map<String, Long> all = new HashMap<>();
        for (int user = 0; user < keys.size(); user++) {
            all.putAll(client(user).tickets());
        }
        return all;
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        jira.close();
        postgres.ifPresent(Stage::stop);
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }
}
