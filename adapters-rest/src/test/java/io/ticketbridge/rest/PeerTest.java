package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be told of a caller while their request is at work. */
final class PeerTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final CompletableFuture<Peer> atWork = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("peer", "127.0.0.1", 0);

    @BeforeEach
    void start() throws IOException {
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws InterruptedException {
                atWork.complete(new Peer(request));
                done.await();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.shutdownNow();
    }

    @Test
    void whoeverWaitsShouldBeListening() throws Exception {
        try (Socket socket = ask()) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(atWork.get().isListening()).isTrue();
            assertThat(atWork.get().isGone()).isFalse();
        }
    }

    @Test
    void whoeverHasSentMoreShouldBeNeitherListeningNorGone() throws Exception {
        try (Socket socket = ask()) {
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
            awaitNotListening();
            assertThat(atWork.get().isGone()).isFalse();
        }
    }

    @Test
    void whoeverHasClosedTheirHalfShouldBeGone() throws Exception {
        try (Socket socket = ask()) {
            socket.shutdownOutput();
            awaitNotListening();
            assertThat(atWork.get().isGone()).isTrue();
        }
    }

    @Test
    void whoeverHasResetTheConnectionShouldBeGone() throws Exception {
        try (Socket socket = ask()) {
            socket.setSoLinger(true, 0);
        }
        awaitNotListening();
        assertThat(atWork.get().isGone()).isTrue();
    }

    /** The next bytes are sent once the handler is at work, so that Grizzly has not read them with the first. */
    private Socket ask() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.getPort());
        socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
        atWork.get();
        return socket;
    }

    private void awaitNotListening() {
        Awaitility.await().until(() -> !atWork.get().isListening());
    }
}
