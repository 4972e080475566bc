package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ListeningSocketTest {
    private final TCPNIOTransport transport =
            TCPNIOTransportBuilder.newInstance().build();
    private final ListeningSocket listening = ListeningSocket.of(transport);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Socket> knocking = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : knocking) {
            socket.close();
        }
        transport.shutdownNow();
    }

    @Test
    void whoeverTheKernelHasConnectedShouldBeLetInBeforeItIsClosed() throws Exception {
        transport.setProcessor(FilterChainBuilder.stateless()
                .add(new TransportFilter())
                .add(new Echo())
                .build());
        transport.getConnectionMonitoringConfig().addProbes(new SlowDoorman());
        TCPNIOServerConnection bound = transport.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        transport.start();
        int port = ((InetSocketAddress) bound.getLocalAddress()).getPort();
        for (int i = 0; i < 5; i++) {
            knock(port).getOutputStream().write('a');
        }
        FutureTask<Void> close = new FutureTask<>(() -> {
            listening.close();
            return null;
        });
        Thread closing = new Thread(close);
        closing.start();
        Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        go.countDown();
        close.get();
        for (Socket socket : knocking) {
            assertThat(socket.getInputStream().read()).isEqualTo('a');
        }
        assertThatThrownBy(() -> knock(port)).isInstanceOf(ConnectException.class);
    }

    @RepeatedTest(20)
    void itShouldCloseWhileOthersKeepKnocking() throws Exception {
        transport.setProcessor(
                FilterChainBuilder.stateless().add(new TransportFilter()).build());
        TCPNIOServerConnection bound = transport.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        transport.start();
        int port = ((InetSocketAddress) bound.getLocalAddress()).getPort();
        CountDownLatch knocked = new CountDownLatch(50);
        Thread others = new Thread(() -> knockUntilItIsClosed(port, knocked));
        others.start();
        knocked.await();
        listening.close();
        others.join();
        assertThat(bound.getChannel().isOpen()).isFalse();
    }

    private static void knockUntilItIsClosed(int port, CountDownLatch knocked) {
        try {
            while (true) {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                knocked.countDown();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private Socket knock(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        knocking.add(socket);
        return socket;
    }

    private static final class Echo extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext context) {
            context.write(context.getMessage());
            return context.getStopAction();
        }
    }

    /** Lets nobody in before he may. */
    private final class SlowDoorman extends ConnectionProbe.Adapter {
        @Override
        @SuppressWarnings("rawtypes")
        public void onAcceptEvent(Connection server, Connection client) {
            try {
                go.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
