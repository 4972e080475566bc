package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A proxy that lets those through who know the password (RFC 9110, sections 9.3.6 and 11.7). */
final class TestProxy {
    private TestProxy() {}

    /** @param asked gets each line of what it is asked */
    static RawServer start(String login, Queue<String> asked) {
        return RawServer.on("127.0.0.1", 0, (visitor, in, out) -> {
            List<String> lines = RawServer.head(in).lines().toList();
            asked.addAll(lines);
            while (!lines.contains("Proxy-Authorization: Basic " + login)) {
                if (lines.isEmpty()) {
                    return;
                }
                out.write("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(US_ASCII));
                lines = RawServer.head(in).lines().toList();
                asked.addAll(lines);
            }
            tunnel(lines.get(0), in, out);
        });
    }

    private static void tunnel(String connect, InputStream in, OutputStream out) throws IOException {
        int port = Integer.parseInt(connect.replaceAll("CONNECT .*:([0-9]+) .*", "$1"));
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            out.write("HTTP/1.1 200 Here you are\r\n\r\n".getBytes(US_ASCII));
            out.flush();
            CompletableFuture<Void> back = CompletableFuture.runAsync(() -> copy(target, out));
            in.transferTo(target.getOutputStream());
            target.shutdownOutput();
            back.join();
        }
    }

    private static void copy(Socket from, OutputStream to) {
        try {
            from.getInputStream().transferTo(to);
        } catch (IOException gone) {
            // One side has hung up, and with it the tunnel ends.
            return;
        }
    }
}
