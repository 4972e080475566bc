package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A server that says whatever a test wants, byte by byte, and counts who came. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger visitors = new AtomicInteger();

    /** What becomes of a connection. */
    interface Talk {
        void with(Socket visitor, InputStream in, OutputStream out) throws IOException;
    }

    private RawServer(ServerSocket socket, Talk talk) {
        this.socket = socket;
        threads.execute(() -> acceptAll(talk));
    }

    static RawServer on(String address, int port, Talk talk) {
        return new RawServer(
                made(() -> {
                    ServerSocket made = new ServerSocket();
                    made.setReuseAddress(true);
                    made.bind(new InetSocketAddress(address, port), 200);
                    return made;
                }),
                talk);
    }

    static RawServer on(ServerSocket socket, Talk talk) {
        return new RawServer(socket, talk);
    }

    /** One that answers each request with these bytes and goes on. */
    static RawServer answering(Supplier<String> answer) {
        return on("127.0.0.1", 0, (visitor, in, out) -> {
            while (head(in).contains("\r\n\r\n")) {
                out.write(answer.get().getBytes(ISO_8859_1));
                out.flush();
            }
        });
    }

    /** Whose visitors are counted and sent away. */
    static RawServer canary(String address, int port) {
        return on(address, port, (visitor, in, out) -> {});
    }

    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int one;
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n") && (one = in.read()) >= 0) {
            head.write(one);
        }
        return head.toString(ISO_8859_1);
    }

    static String json(String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n" + more
                + "\r\n" + body;
    }

    int port() {
        return socket.getLocalPort();
    }

    int visitors() {
        return visitors.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }

    private void acceptAll(Talk talk) {
        while (!socket.isClosed()) {
            try {
                Socket visitor = socket.accept();
                visitors.incrementAndGet();
                threads.execute(() -> serve(visitor, talk));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket visitor, Talk talk) {
        try (visitor;
                InputStream in = visitor.getInputStream();
                OutputStream out = visitor.getOutputStream()) {
            talk.with(visitor, in, out);
        } catch (IOException gone) {
            // They hung up, which is what most tests wait for.
            return;
        }
    }

    private interface Making<T> {
        T make() throws IOException;
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
