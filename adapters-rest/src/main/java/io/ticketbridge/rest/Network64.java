package io.ticketbridge.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where somebody comes from: an address of IPv4, or the 64 bits of one of IPv6 that tell one customer from another. */
record Network64(InetAddress first) {
    private static final int BYTES = 8;

    static Network64 of(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return new Network64(InetAddress.getByAddress(
                    bytes.length > BYTES ? Arrays.copyOf(Arrays.copyOf(bytes, BYTES), bytes.length) : bytes));
        } catch (UnknownHostException ofAnotherLength) {
            throw new IllegalStateException(ofAnotherLength);
        }
    }

    /** Such as {@code 203.0.113.7} and {@code 2001:db8:0:0:0:0:0:0/64}. */
    @Override
    public String toString() {
        return first.getHostAddress() + (first.getAddress().length > BYTES ? "/64" : "");
    }
}
