package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A proxy that lets nobody through, and quotes to them what they said. */
final class QuotingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    private QuotingProxy(ServerSocket listening) {
        this.listening = listening;
    }

    static QuotingProxy start() throws IOException {
        QuotingProxy proxy = new QuotingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(proxy::serve, "quoting-proxy");
        thread.setDaemon(true);
        thread.start();
        return proxy;
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** All that anybody said. */
    String heard() {
        return String.join("", heard);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            serveOne();
        }
    }

    private void serveOne() {
        try (Socket client = listening.accept()) {
            answer(client);
        } catch (IOException gone) {
            return;
        }
    }

    /** It asks for a password first, as proxies do. */
    private void answer(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        heard.add(head.toString());
        String status = head.indexOf("Proxy-Authorization") < 0 ? "407 Who is there" : "403 Not you";
        String body = "<html>You said: " + head + "</html>";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: "
                                + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(ISO_8859_1));
    }
}
