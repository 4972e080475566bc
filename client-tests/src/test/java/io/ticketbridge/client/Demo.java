package io.ticketbridge.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The built jar's {@code demo}, as a process. */
final class Demo implements AutoCloseable {
    private static final Path JAR =
            Path.of("..", "bootstrap", "target", "ticketbridge.jar").toAbsolutePath();

    private final Process process;
    private final JsonNode told;

    private Demo(Process process, JsonNode told) {
        this.process = process;
        this.told = told;
    }

    /** Once it listens. */
    static Demo start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "demo",
                        "--json",
                        "--port",
                        "0")
                .directory(folder.toFile())
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        return new Demo(process, new ObjectMapper().readTree(Objects.requireNonNull(out.readLine(), "It ended")));
    }

    String api() {
        return told.path("api").asText();
    }

    String keyOf(String user) {
        return told.path("keys").path(user).asText();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
