package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where the operator lets this server connect to. Integrations name the addresses, so an inner address is refused unless
 * the operator allows its network: it might be a cloud's metadata or anything else that trusts its neighbours.
 *
 * @param allowPlainHttp whether {@code http} is allowed too
 * @param allowedNetworks networks that are allowed although they are not public
 */
public record AddressRules(boolean allowPlainHttp, List<Network> allowedNetworks) {
    /** Not public, and not told by {@link InetAddress} itself: IANA's special-purpose registries (RFC 6890). */
    private static final List<Network> SPECIAL = List.of(
            new Network("0.0.0.0/8"),
            new Network("100.64.0.0/10"),
            new Network("192.0.0.0/24"),
            new Network("198.18.0.0/15"),
            new Network("240.0.0.0/4"),
            new Network("fc00::/7"),
            new Network("64:ff9b::/96"),
            new Network("64:ff9b:1::/48"),
            new Network("2002::/16"),
            new Network("2001::/32"),
            new Network("::/96"));

    public AddressRules {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Public addresses over https alone. */
    public static AddressRules publicOnly() {
        return new AddressRules(false, List.of());
    }

    /** Loopback as well, and plain http: for a sandbox on the same machine. */
    public static AddressRules withLoopback() {
        return new AddressRules(true, List.of(new Network("127.0.0.0/8"), new Network("::1/128")));
    }

    void check(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!https && !(http && allowPlainHttp)) {
            throw new Refusal.AddressNotAllowed("it must begin with https");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new Refusal.AddressNotAllowed("it must name a host and no user");
        }
    }

    void check(InetAddress address) {
        boolean allowed = allowedNetworks.stream().anyMatch(network -> network.contains(address));
        if (!allowed && !isPublic(address)) {
            throw new Refusal.AddressNotAllowed("it leads to an inner network, which the operator has not allowed"
                    + " (TICKETBRIDGE_JIRA_ALLOWED_NETWORKS)");
        }
    }

    private static boolean isPublic(InetAddress address) {
        boolean inner = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !inner && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
