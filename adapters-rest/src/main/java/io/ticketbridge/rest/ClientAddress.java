package io.ticketbridge.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;

/**
 * Where a request comes from. {@code X-Forwarded-For} is written by anybody, so it is read from its end, and only as far as
 * proxies of ours wrote it.
 */
final class ClientAddress {
    static final String HEADER = "X-Forwarded-For";
    /** The attribute under which it is kept. */
    static final String ATTRIBUTE = "ticketbridge.address";

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+");

    private ClientAddress() {}

    static InetAddress of(Request request, Predicate<InetAddress> proxies) {
        return of(Optional.ofNullable(request.getRemoteAddr()), request.getHeaders(HEADER), proxies);
    }

    static InetAddress of(ContainerRequestContext request) {
        return (InetAddress) Objects.requireNonNull(request.getProperty(ATTRIBUTE));
    }

    /** @param peer empty where it has gone already */
    static InetAddress of(Optional<String> peer, Iterable<String> lines, Predicate<InetAddress> proxies) {
        InetAddress nearest = peer.map(ClientAddress::withoutScope)
                .flatMap(ClientAddress::literal)
                .orElseGet(InetAddress::getLoopbackAddress);
        List<String> hops = new ArrayList<>();
        lines.forEach(line -> hops.addAll(Arrays.asList(line.split(",", -1))));
        for (int i = hops.size() - 1; i >= 0 && proxies.test(nearest); i--) {
            Optional<InetAddress> before = literal(hops.get(i).strip());
            if (before.isEmpty()) {
                return nearest;
            }
            nearest = before.get();
        }
        return nearest;
    }

    /** A neighbour's address names our own interface too (RFC 4007, section 11). */
    private static String withoutScope(String address) {
        int scope = address.indexOf('%');
        return scope < 0 ? address : address.substring(0, scope);
    }

    /** No name is ever looked up. */
    private static Optional<InetAddress> literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
