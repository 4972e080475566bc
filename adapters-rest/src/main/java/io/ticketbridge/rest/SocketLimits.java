package io.ticketbridge.rest;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How many connections there may be, and how long each may take.
 *
 * @param inAll how many at a time
 * @param fromOne how many from one address at a time, proxies left aside
 * @param proxies the addresses of proxies whose {@code X-Forwarded-For} is believed
 * @param head how long the head of a request may take to arrive, whole
 * @param whole how long an answer may take to be taken, whole, from the end of the request's head
 * @param stalled for how long an answer may be taken more slowly than 1 KiB a second
 */
public record SocketLimits(
        int inAll, int fromOne, Predicate<InetAddress> proxies, Duration head, Duration whole, Duration stalled) {
    private static final int USUAL_FROM_ONE = 64;
    private static final int USUAL_IN_ALL = 4_096;

    /** Those that fit a server which anybody can reach. */
    public static SocketLimits usual() {
        return new SocketLimits(
                USUAL_IN_ALL,
                USUAL_FROM_ONE,
                address -> false,
                Duration.ofSeconds(9),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30));
    }

    /** The same where proxies with these addresses stand in front. */
    public SocketLimits behind(Predicate<InetAddress> itsProxies) {
        return new SocketLimits(inAll, fromOne, itsProxies, head, whole, stalled);
    }

    /** The same with other numbers of connections. */
    public SocketLimits atMost(int allInAll, int allFromOne) {
        return new SocketLimits(allInAll, allFromOne, proxies, head, whole, stalled);
    }
}
