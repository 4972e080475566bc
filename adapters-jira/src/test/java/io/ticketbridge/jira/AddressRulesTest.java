package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "ff02::1"
            })
    void innerAddressesShouldBeRefused(String address) throws Exception {
        InetAddress inner = InetAddress.getByName(address);
        assertThatThrownBy(() -> AddressRules.publicOnly().check(inner))
                .isInstanceOf(Refusal.AddressNotAllowed.class)
                .hasMessageNotContaining(address.equals("::") ? "0.0.0.0" : address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"104.192.136.1", "1.1.1.1", "2401:1d80:3000::1"})
    void publicAddressesShouldPass(String address) throws Exception {
        InetAddress outer = InetAddress.getByName(address);
        assertThatCode(() -> AddressRules.publicOnly().check(outer)).doesNotThrowAnyException();
    }

    @Test
    void aNetworkThatTheOperatorAllowsShouldPassAndItsNeighbourNot() throws Exception {
        AddressRules rules =
                new AddressRules(false, List.of(), List.of(new Network("10.1.0.0/20"), new Network("fd12::/16")));
        assertThatCode(() -> rules.check(InetAddress.getByName("10.1.15.255"))).doesNotThrowAnyException();
        assertThatCode(() -> rules.check(InetAddress.getByName("fd12:1::1"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.check(InetAddress.getByName("10.1.16.0")))
                .isInstanceOf(Refusal.AddressNotAllowed.class);
        assertThatThrownBy(() -> rules.check(InetAddress.getByName("fd13::1")))
                .isInstanceOf(Refusal.AddressNotAllowed.class);
    }

    @Test
    void plainHttpShouldBeRefusedUnlessAllowed() {
        URI plain = URI.create("http://127.0.0.1:2990/jira");
        assertThatThrownBy(() -> AddressRules.publicOnly().check(plain)).isInstanceOf(Refusal.AddressNotAllowed.class);
        assertThatCode(() -> AddressRules.withLoopback().check(plain)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "localhost/8", "fd00::/129", "10.0.0.0/-1"})
    void whatIsNoNetworkShouldBeRefused(String cidr) {
        assertThatThrownBy(() -> new Network(cidr)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Network("0.0.0.0/0").cidr()).isEqualTo("0.0.0.0/0");
    }
}
