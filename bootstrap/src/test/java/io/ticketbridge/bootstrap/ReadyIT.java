package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ticketbridge ready} says of a running server what {@code /readyz} says. */
class ReadyIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void itShouldBeReadyFromTheStartToTheMomentOfAStop(String host) throws Exception {
        Map<String, String> environment = new HashMap<>(Typed.environment(folder));
        environment.put("TICKETBRIDGE_HOST", host);
        environment.put("TICKETBRIDGE_PORT", String.valueOf(freePort()));
        environment.put("TICKETBRIDGE_SHUTDOWN_DELAY", "20s");
        assertThat(ready(environment).exitCode()).isEqualTo(1);
        assertThat(ready(environment).err())
                .isEqualTo("ticketbridge: not ready: http://127.0.0.1:" + environment.get("TICKETBRIDGE_PORT")
                        + "/readyz does not answer\n");
        try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
            MainJobIT.awaitAddress(server);
            assertThat(ready(environment)).isEqualTo(new Typed(0, "ready\n", ""));
            server.terminate();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> ready(environment).err().endsWith("/readyz answers 503\n"));
            assertThat(ready(environment).exitCode()).isEqualTo(1);
        }
    }

    @Test
    void whatOnlyTheOperatorCanMendShouldBeToldAsThat() {
        Typed anyPort = ready(Map.of("TICKETBRIDGE_PORT", "0"));
        assertThat(anyPort.exitCode()).isEqualTo(2);
        assertThat(anyPort.err()).contains("TICKETBRIDGE_PORT is 0").doesNotContain("Exception");
        assertThat(ready(Map.of("TICKETBRIDGE_HOST", "[")).exitCode()).isEqualTo(2);
        assertThat(ready(Map.of("TICKETBRIDGE_PROT", "80")).exitCode()).isEqualTo(2);
    }

    @Test
    void anAddressOfSixteenBytesShouldBeAskedToo() {
        assertThat(ready(Map.of("TICKETBRIDGE_HOST", "::1", "TICKETBRIDGE_PORT", "1"))
                        .err())
                .isEqualTo("ticketbridge: not ready: http://[0:0:0:0:0:0:0:1]:1/readyz does not answer\n");
    }

    @Test
    void itShouldBeAmongTheCommands() {
        assertThat(Typed.command(Map.of(), "", "ready", "--help").out()).contains("Exit code 1 where not");
        assertThat(Typed.command(Map.of(), "", "ready", "now").exitCode()).isEqualTo(2);
    }

    private static Typed ready(Map<String, String> environment) {
        return Typed.command(environment, "", "ready");
    }

    /** The command has to know it before the server does. */
    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
