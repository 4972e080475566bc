package io.ticketbridge.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar as a process of its own. */
final class RunningJar implements AutoCloseable {
    static final Path JAR = Path.of("target", "ticketbridge.jar").toAbsolutePath();

    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    private RunningJar(Process process, Path errors) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.errors = errors;
    }

    static RunningJar start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return of(command, folder, environment);
    }

    /** Any command, of those that end up as that process. */
    static RunningJar of(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        Path errors = Files.createTempFile(folder, "errors-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return new RunningJar(builder.redirectError(errors.toFile()).start(), errors);
    }

    /** The next line on standard output; waits for it. */
    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The process ended: " + errors());
        }
        return line;
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    void terminate() {
        process.destroy();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("It did not end within " + within);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
