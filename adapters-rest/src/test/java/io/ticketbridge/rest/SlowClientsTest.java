package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class SlowClientsTest {
    private static final int FROM_ONE = 4;
    private static final SocketLimits LIMITS = new SocketLimits(
            100, FROM_ONE, address -> false, Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofSeconds(1));

    @Test
    void aHeadThatIsNotWholeInTimeShouldBeHungUpOn() throws Exception {
        try (Api api = new Api(LIMITS);
                Socket socket = open(api, "GET /api/v2/tickets HTTP/1.1\r\nHost: a\r\n")) {
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void whoeverSaysNothingShouldBeHungUpOn() throws Exception {
        try (Api api = new Api(LIMITS);
                Socket socket = open(api, "")) {
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void oneTooManyFromOneAddressShouldBeHungUpOnUntilAnotherLeaves() throws Exception {
        List<Socket> open = new ArrayList<>();
        try (Api api = new Api(new SocketLimits(
                100, FROM_ONE, address -> false, Duration.ofMinutes(1), LIMITS.whole(), LIMITS.stalled()))) {
            for (int i = 0; i < FROM_ONE; i++) {
                open.add(open(api, ""));
            }
            assertThat(isAnswered(api)).isFalse();
            open.get(0).close();
            Awaitility.await().until(() -> isAnswered(api));
        } finally {
            close(open);
        }
    }

    @Test
    void proxiesShouldHaveAsManyAsTheyNeed() throws Exception {
        List<Socket> open = new ArrayList<>();
        try (Api api = new Api(LIMITS.behind(InetAddress::isLoopbackAddress))) {
            for (int i = 0; i < 4 * FROM_ONE; i++) {
                open.add(open(api, ""));
            }
            assertThat(isAnswered(api)).isTrue();
        } finally {
            close(open);
        }
    }

    @Test
    void aBodyThatDripsShouldBeToldAndHungUpOn() throws Exception {
        try (Api api = new Api();
                Socket socket = open(api, post(api, 100))) {
            Thread drip = new Thread(() -> dripInto(socket), "drip");
            drip.setDaemon(true);
            drip.start();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"request_timeout\"");
        }
    }

    @Test
    void aBodyThatDoesNotComeShouldBeToldAndHungUpOn() throws Exception {
        try (Api api = new Api();
                Socket socket = open(api, post(api, 100))) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    private static String post(Api api, int length) {
        return "POST /api/v2/tickets HTTP/1.1\r\nHost: a\r\nX-API-Key: " + api.alice
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @SuppressWarnings("BusyWait") // it is what a slow client does
    private static void dripInto(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write(' ');
                Thread.sleep(500);
            }
        } catch (IOException | InterruptedException hungUp) {
            return;
        }
    }

    /** Whether somebody new is let in. */
    private static boolean isAnswered(Api api) {
        try (Socket socket = open(api, "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
            return socket.getInputStream().read() > 0;
        } catch (IOException reset) {
            return false;
        }
    }

    private static Socket open(Api api, String said) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void close(List<Socket> open) throws IOException {
        for (Socket each : open) {
            each.close();
        }
    }
}
