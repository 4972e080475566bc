package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Speaks HTTP by hand, so that anything can be said; a connection for each request. */
final class RawClient {
    private static final int PATIENCE_MILLIS = 60_000;

    /**
     * An answer.
     *
     * @param head the status line and the headers, as they came
     */
    record Answer(String asked, int status, String head, String body) {
        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }

        @Override
        public String toString() {
            return asked + " -> " + head + "\n" + body;
        }
    }

    private final Node node;

    RawClient(Node node) {
        this.node = node;
    }

    /** A request of these headers, which ends its connection. */
    static String request(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", "localhost");
        all.put("Connection", "close");
        all.putAll(headers);
        if (!body.isEmpty()) {
            all.put("Content-Length", String.valueOf(body.getBytes(UTF_8).length));
        }
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").append(body).toString();
    }

    Answer send(String request) throws IOException {
        try (Socket socket = node.connect()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
            int end = all.indexOf("\r\n\r\n");
            if (!all.startsWith("HTTP/1.1 ") || end < 0) {
                throw new IOException("No answer to " + request.lines().findFirst() + " but " + all);
            }
            return new Answer(
                    request.lines().findFirst().orElse(""),
                    Integer.parseInt(all.substring(9, 12)),
                    all.substring(0, end),
                    all.substring(end + 4));
        }
    }
}
