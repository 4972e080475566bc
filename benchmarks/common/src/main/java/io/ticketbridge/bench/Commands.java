package io.ticketbridge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ticketbridge's command line.
 *
 * @param environment what tells it where its database is
 */
record Commands(String java, String jar, Map<String, String> environment) {
    /** Makes a user of this name, and a key for them. */
    String newKey(String user) throws IOException, InterruptedException {
        run("", "user", "add", user, "--email", "bench@example.com");
        return run("", "key", "add", user).strip().lines().reduce((first, last) -> last).orElseThrow();
    }

    /** What it prints, given {@code input}. */
    String run(String input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java, "-jar", jar));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed");
        }
        return said;
    }
}
