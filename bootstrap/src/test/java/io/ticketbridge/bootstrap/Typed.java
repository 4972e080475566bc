package io.ticketbridge.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A command as it is typed, in this process: what it prints, and its exit code. */
record Typed(int exitCode, String out, String err) {
    static Typed command(Map<String, String> environment, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Typed(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The settings of a server whose data is in {@code folder} and that may talk to a sandbox. */
    static Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TICKETBRIDGE_DATA_DIR", folder.resolve("data").toString());
        environment.put("TICKETBRIDGE_PORT", "0");
        environment.put("TICKETBRIDGE_JIRA_ALLOW_HTTP", "true");
        environment.put("TICKETBRIDGE_JIRA_ALLOWED_HOSTS", "127.0.0.1:*");
        environment.put("TICKETBRIDGE_JIRA_ALLOWED_NETWORKS", "127.0.0.0/8");
        return environment;
    }
}
