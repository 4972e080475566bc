package io.ticketbridge.jira;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public record Network(String cidr) {
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/[0-9]{1,3}");

    /** @throws IllegalArgumentException where it is no such range */
    public Network {
        if (!FORM.matcher(cidr).matches() || prefix(cidr) > addressOf(cidr).length * 8) {
            throw new IllegalArgumentException("Not a network in CIDR notation, such as 10.0.0.0/8: " + cidr);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] network = addressOf(cidr);
        byte[] other = address.getAddress();
        int whole = prefix(cidr) / 8;
        int rest = prefix(cidr) % 8;
        if (network.length != other.length || !Arrays.equals(network, 0, whole, other, 0, whole)) {
            return false;
        }
        return rest == 0 || ((network[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static int prefix(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    /** The form admits no host name, so nothing is looked up. */
    private static byte[] addressOf(String cidr) {
        try {
            return InetAddress.getByName(cidr.substring(0, cidr.indexOf('/'))).getAddress();
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("Not an address: " + cidr, malformed);
        }
    }
}
