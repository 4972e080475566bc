package io.ticketbridge.rest;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where somebody comes from: an address of IPv4, or the 64 bits of one of IPv6 that tell one customer from another. */
record Network64(String value) {
    private static final int BYTES = 8;

    static Network64 of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new Network64(HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(BYTES, bytes.length))));
    }
}
