package io.ticketbridge.reliability;

import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A Jira, and a server that is started and killed as a process of its own. */
final class Stage implements AutoCloseable {
    private static final Path JAR =
            Path.of("..", "bootstrap", "target", "ticketbridge.jar").toAbsolutePath();

    final JiraSandbox jira;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private String key = "";
    private Process server;

    private Stage(Path folder, SandboxOptions options) throws IOException {
        this.folder = folder;
        this.jira = JiraSandbox.start(options, Clock.systemUTC());
        this.port = freePort();
        environment.put("TICKETBRIDGE_PORT", String.valueOf(port));
        environment.put("TICKETBRIDGE_JIRA_ALLOW_HTTP", "true");
        environment.put("TICKETBRIDGE_JIRA_ALLOWED_NETWORKS", "127.0.0.0/8");
        this.server = launch("serve");
    }

    /** A server on H2 in {@code folder}, with a user and an integration with the sandbox. */
    static Stage onH2(Path folder, SandboxOptions options) throws Exception {
        Stage stage = new Stage(folder, options);
        stage.awaitReady();
        stage.command("", "user", "add", "alice", "--email", "alice@example.com");
        stage.command(
                SandboxOptions.TOKEN,
                "integration",
                "add",
                "--user",
                "alice",
                "--base-url",
                stage.jira.baseUrl(),
                "--project",
                SandboxOptions.PROJECT,
                "--email",
                SandboxOptions.EMAIL,
                "--token-stdin");
        stage.key = stage.command("", "key", "add", "alice").strip();
        return stage;
    }

    SdkClient client() {
        return new SdkClient("http://127.0.0.1:" + port + "/api/v2", key);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    void start() throws IOException {
        server = launch("serve");
        awaitReady();
    }

    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
        jira.close();
    }

    private void awaitReady() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(this::isListening);
    }

    private boolean isListening() {
        if (!server.isAlive()) {
            throw new IllegalStateException("The server ended with " + server.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        boolean serves = arguments[0].equals("serve");
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
        return serves ? builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start() : builder.start();
    }

    private String command(String input, String... arguments) throws Exception {
        Process process = launch(arguments);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + process.exitValue());
        }
        return out;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
