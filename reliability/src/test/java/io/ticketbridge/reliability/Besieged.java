package io.ticketbridge.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server with a file of 10 MB, that somebody honest uses from 127.0.0.2, and whoever is slow comes to from 127.0.0.3. */
final class Besieged implements AutoCloseable {
    private static final int SLOW = 3;
    private static final String HONEST = "127.0.0.2";
    private static final int LISTS_A_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final Stage stage;
    private final String honestKey;
    private final String preview;

    private Besieged(Stage stage) throws Exception {
        this.stage = stage;
        this.honestKey = stage.keyOf(stage.newUser());
        long ticket = stage.client().create("Large").orElseThrow();
        String issue = stage.jira().issues().get(0).key();
        stage.jira().attachAs(issue, "Dana Lee", "large.bin", "application/octet-stream", new byte[TEN_MEGABYTES]);
        JsonNode shown = SdkClient.parsed(stage.client().get("/tickets/" + ticket));
        this.preview = shown.at("/data/attachments/0/preview_url").asText();
    }

    /** Everybody comes straight to it: one address has 64 places. */
    static Besieged directly(Path folder) throws Exception {
        return new Besieged(Stage.onH2(folder, SandboxOptions.cloud(), Map.of("TICKETBRIDGE_TRUSTED_PROXIES", "")));
    }

    /** Everybody comes as through a proxy, which may have any number of places. */
    static Besieged throughAProxy(Path folder) throws Exception {
        return new Besieged(Stage.onH2(folder, SandboxOptions.cloud()));
    }

    Stage stage() {
        return stage;
    }

    int port() {
        return stage.node().port();
    }

    Guests guests() {
        return Guests.at(port(), SLOW);
    }

    /** Whoever comes in now to be slow. */
    Wire slow() throws IOException {
        return Wire.from("127.0.0." + SLOW, port());
    }

    /** The same who takes in only so many bytes before somebody reads them. */
    Wire slow(int bytes) throws IOException {
        return Wire.narrow(bytes, "127.0.0." + SLOW, port());
    }

    /** Where the file is, for whoever has no key. */
    URI preview() {
        return URI.create(stage.node().base()).resolve(preview);
    }

    /** The lists that the honest one asks for meanwhile, each over a connection of its own. */
    Load.Figures lists(Duration time) throws InterruptedException {
        return Load.of(LISTS_A_SECOND, time, this::list);
    }

    private int list() throws IOException {
        try (Wire wire = Wire.from(HONEST, port())) {
            String heard = wire.say("GET /api/v2/tickets HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-API-Key: "
                            + honestKey + "\r\n\r\n")
                    .hear(PATIENCE)
                    .text();
            return Replies.in(heard).stream()
                    .findFirst()
                    .map(Replies.Reply::status)
                    .orElse(0);
        }
    }

    /** Bytes of objects that are in use, after a collection. */
    long heap() throws IOException {
        return new Footprint(stage.node().process()).heap();
    }

    @Override
    public void close() {
        stage.close();
    }
}
