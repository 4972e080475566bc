package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Speaks HTTP by hand, so that anything can be said; a connection for each request. */
final class RawClient {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern STREAM_HAS_BEGUN =
            Pattern.compile("(?s)\\AHTTP[^\n]* 200 .*text/event-stream.*\r\n\r\n.*id: \\d+\n\n");

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
            String all = read(socket.getInputStream());
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

    /** To its end, but of a stream of events the first place. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            all.write(buffer, 0, read);
            if (STREAM_HAS_BEGUN.matcher(all.toString(UTF_8)).find()) {
                break;
            }
        }
        return all.toString(UTF_8);
    }
}
