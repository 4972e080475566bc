package io.ticketbridge.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One server as a process, on a port of its own. */
final class Server implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration TO_START = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private final Process process;

    private Server(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    /** Starts it; what it prints goes into a file beside the others' in {@code logs}. */
    static Server start(String name, int port, List<String> command, Map<String, String> environment, Path logs)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createDirectories(logs).resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        return new Server(name, port, builder.start());
    }

    String name() {
        return name;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** What it answers once it is there. */
    String awaitAnswer(String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("X-API-Key", key)
                .timeout(TO_START)
                .build();
        for (long end = System.nanoTime() + TO_START.toNanos(); ; Thread.sleep(50)) {
            try {
                HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(name + " answers " + answer.statusCode() + ": " + answer.body());
                }
                return answer.body();
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IllegalStateException(name + " did not start", notYet);
                }
            }
        }
    }

    /** How much of the processor's time it has taken so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
