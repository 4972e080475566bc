package io.ticketbridge.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A server as a process of its own, in a folder of its own, always at the same port. */
final class Node {
    static final Path JAR =
            Path.of("..", "bootstrap", "target", "ticketbridge.jar").toAbsolutePath();

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What starts the JVM that serves: {@code -Dlauncher=/path/of/reliability/confined}. */
    private static final List<String> LAUNCHER =
            Optional.ofNullable(System.getProperty("launcher")).map(List::of).orElse(List.of());

    private static final int LAST_WORDS = 40;
    private static final int LOWEST_PORT = 10_000;
    private static final int LOWEST_EPHEMERAL = 32_768;

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> jvm;
    private Process server;

    private Node(Path folder, int port, Map<String, String> environment, List<String> jvm) throws IOException {
        this.folder = folder;
        this.jvm = jvm;
        this.port = port;
        this.environment = environment;
        this.server = launch("serve");
        awaitReady();
    }

    /** @param jvm options of the JVM that serves */
    static Node start(Path folder, Map<String, String> settings, String... jvm) throws IOException {
        Files.createDirectories(folder);
        int port = freePort();
        Map<String, String> environment = new HashMap<>();
        environment.put("TICKETBRIDGE_SHUTDOWN_DELAY", "1s");
        // What a Jira is asked for is counted, and its faults are meant for requests.
        environment.put("TICKETBRIDGE_CHECKUP_EVERY", "0s");
        environment.put("TICKETBRIDGE_POLL_EVERY", "0s");
        // Hundreds of users at once come from here, as through a proxy, under a handful of keys.
        environment.put("TICKETBRIDGE_TRUSTED_PROXIES", "127.0.0.0/8");
        environment.put("TICKETBRIDGE_RATE_READS", "0");
        environment.put("TICKETBRIDGE_RATE_WRITES", "0");
        environment.put("TICKETBRIDGE_RATE_UPLOADS", "0");
        environment.put("TICKETBRIDGE_RATE_UPLOADS_AT_ONCE", "0");
        environment.put("TICKETBRIDGE_JIRA_ALLOW_HTTP", "true");
        environment.put("TICKETBRIDGE_JIRA_ALLOWED_HOSTS", "127.0.0.1:*");
        environment.put("TICKETBRIDGE_JIRA_ALLOWED_NETWORKS", "127.0.0.0/8");
        environment.putAll(settings);
        environment.put("TICKETBRIDGE_PORT", String.valueOf(port));
        return new Node(folder, port, environment, List.of(jvm));
    }

    String base() {
        return "http://127.0.0.1:" + port + "/api/v2";
    }

    int port() {
        return port;
    }

    /** A connection for whoever speaks HTTP by hand. */
    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** As {@code kill -9} does. */
    void kill() {
        server.destroyForcibly().onExit().join();
    }

    /** As {@code kill -STOP} and {@code kill -CONT} do, and what else is told by a number. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The process that serves. */
    Process process() {
        return server;
    }

    /** What it has logged. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    void start() throws IOException {
        server = launch("serve");
        awaitReady();
    }

    /** Where it lives: what it logs and prints, and what it keeps. */
    Path folder() {
        return folder;
    }

    /** The process of a server that need not begin to listen. */
    Process launchAgain() throws IOException {
        return launch("serve");
    }

    /** What a command of an operator prints. */
    String command(String input, String... arguments) throws Exception {
        Process process = launch(arguments);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + process.exitValue());
        }
        return out.strip();
    }

    private void awaitReady() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(this::isListening);
    }

    private boolean isListening() throws IOException {
        if (!server.isAlive()) {
            throw new IllegalStateException("The server ended with " + server.exitValue() + ": " + lastWords());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The end of what it has logged. */
    String lastWords() {
        try {
            List<String> lines = log().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException none) {
            return none.toString();
        }
    }

    private Process launch(String... arguments) throws IOException {
        boolean serves = arguments[0].equals("serve");
        List<String> command = new ArrayList<>(serves ? LAUNCHER : List.of());
        command.add(JAVA);
        command.addAll(StartCache.OPTIONS);
        command.addAll(serves ? jvm : List.of());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(
                folder.resolve(serves ? "log.txt" : "commands.txt").toFile()));
        return serves
                ? builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                                folder.resolve("out.txt").toFile()))
                        .start()
                : builder.start();
    }

    /**
     * Below those from which the kernel takes the ports of whoever connects: one of these would now and then take that of a
     * server that is about to start, and who asks again and again whether it listens would be connected with itself.
     */
    static int freePort() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_EPHEMERAL))
                .filter(Node::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
