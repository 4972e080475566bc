package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code ticketbridge rehearse}: starts everything in memory, asks for what users ask for, and ends. A JVM that keeps what it
 * loaded meanwhile starts the next time in half the time; the launcher has it do so.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Run the whole of it once in memory, for the launcher to keep what the JVM loads meanwhile.")
final class RehearseCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningCommand.logThroughOneDoor();
        try (Demo demo = Demo.start(Wiring.forDemo(0), SandboxOptions.cloud())) {
            ask(demo, at(demo, "/tickets"), "{\"summary\": \"Reflected XSS in the login redirect\"}");
            ask(demo, at(demo, "/tickets/1/comments"), "{\"comment\": \"Confirmed on staging.\"}");
            ask(demo, at(demo, "/tickets/1"), "");
            ask(demo, at(demo, "/tickets"), "");
            ask(demo, at(demo, "/nothing"), "");
            ask(demo, demo.api().resolve("/metrics"), "");
        }
        return 0;
    }

    private static URI at(Demo demo, String path) {
        return URI.create(demo.api() + path);
    }

    /** @param body of a {@code POST}; a {@code GET} where it is empty */
    private static void ask(Demo demo, URI address, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).header("X-API-Key", demo.key("alice"));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
    }
}
