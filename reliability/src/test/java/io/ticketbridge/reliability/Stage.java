package io.ticketbridge.reliability;

import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jira, and the nodes of a server that are started and killed; a user has an integration with that Jira. */
final class Stage implements AutoCloseable {
    final JiraSandbox jira;
    private final List<Node> nodes;
    private final Optional<EmbeddedPostgres> postgres;
    private final String key;

    private Stage(JiraSandbox jira, List<Node> nodes, Optional<EmbeddedPostgres> postgres) throws Exception {
        this.jira = jira;
        this.nodes = nodes;
        this.postgres = postgres;
        Node node = nodes.get(0);
        node.command("", "user", "add", "alice", "--email", "alice@example.com");
        node.command(
                SandboxOptions.TOKEN,
                "integration",
                "add",
                "--user",
                "alice",
                "--base-url",
                jira.baseUrl(),
                "--project",
                SandboxOptions.PROJECT,
                "--email",
                SandboxOptions.EMAIL,
                "--token-stdin");
        this.key = node.command("", "key", "add", "alice");
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

    SdkClient client() {
        return new SdkClient(nodes.stream().map(Node::base).toList(), key);
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
