package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientAddressTest {
    @Test
    void whatAnybodyWritesShouldBeBelievedOnlyAsFarAsOurProxiesWroteIt() {
        Map.of(
                        "203.0.113.7", "203.0.113.7",
                        "127.0.0.1, 203.0.113.7", "203.0.113.7",
                        "203.0.113.7, 10.0.0.2", "203.0.113.7",
                        "10.0.0.2", "10.0.0.2",
                        "2001:db8::7", "2001:db8:0:0:0:0:0:7",
                        "localhost", "10.0.0.1",
                        "dead.beef", "10.0.0.1",
                        "1.2.3.4.", "10.0.0.1",
                        "127.1", "10.0.0.1",
                        "", "10.0.0.1")
                .forEach((written, told) ->
                        assertThat(of("10.0.0.1", written)).as(written).isEqualTo(told));
    }

    @Test
    void whoeverIsNoProxyOfOursShouldNotBeBelieved() {
        assertThat(of("198.51.100.9", "203.0.113.7")).isEqualTo("198.51.100.9");
        assertThat(of("fe80:0:0:0:1:2:3:4%eth0", "203.0.113.7")).isEqualTo("fe80:0:0:0:1:2:3:4");
    }

    private static String of(String nearest, String written) {
        return ClientAddress.of(Optional.of(nearest), List.of(written), ClientAddressTest::isOurs)
                .getHostAddress();
    }

    private static boolean isOurs(InetAddress address) {
        return List.of("10.0.0.1", "10.0.0.2").contains(address.getHostAddress());
    }
}
