package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where the operator lets this server connect to. Integrations and webhooks name the addresses, so an inner address is refused
 * unless the operator allows its network: it might be a cloud's metadata or anything else that trusts its neighbours.
 *
 * @param allowPlainHttp whether {@code http} is allowed too
 * @param allowedHosts where a Jira may be, and what it may send to for a file
 * @param allowedNetworks networks that are allowed although they are not public
 * @param use of what is there
 */
public record AddressRules(
        boolean allowPlainHttp, List<HostRule> allowedHosts, List<Network> allowedNetworks, Use use) {
    /** What is at the addresses. */
    enum Use {
        JIRA("The integration's base URL", "JIRA"),
        /** At any host: it is told and not asked, so that nothing is learned there. */
        WEBHOOK("The webhook's url", "WEBHOOK");

        private final String words;
        private final String settings;

        Use(String words, String settings) {
            this.words = words;
            this.settings = "TICKETBRIDGE_" + settings;
        }

        private Refusal refuse(String reason) {
            return new Refusal.AddressNotAllowed(words, reason);
        }
    }

    /** Where Atlassian has Jira Cloud: its sites, and the gateway for scoped tokens. */
    private static final List<HostRule> ATLASSIAN =
            List.of(new HostRule("*.atlassian.net"), new HostRule("api.atlassian.com"));

    /** Not public, and not told by {@link InetAddress} itself: IANA's special-purpose registries (RFC 6890). */
    private static final List<Network> SPECIAL = List.of(
            new Network("0.0.0.0/8"),
            new Network("100.64.0.0/10"),
            new Network("192.0.0.0/24"),
            new Network("192.0.2.0/24"),
            new Network("198.51.100.0/24"),
            new Network("203.0.113.0/24"),
            new Network("198.18.0.0/15"),
            new Network("240.0.0.0/4"),
            new Network("fc00::/7"),
            new Network("64:ff9b::/96"),
            new Network("64:ff9b:1::/48"),
            new Network("2002::/16"),
            new Network("2001::/23"),
            new Network("2001:db8::/32"),
            new Network("100::/64"),
            new Network("::/96"));

    public AddressRules {
        allowedHosts = List.copyOf(allowedHosts);
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Of Jiras. */
    public AddressRules(boolean allowPlainHttp, List<HostRule> allowedHosts, List<Network> allowedNetworks) {
        this(allowPlainHttp, allowedHosts, allowedNetworks, Use.JIRA);
    }

    /** Of webhooks, which may be at any host. */
    public static AddressRules ofWebhooks(boolean allowPlainHttp, List<Network> allowedNetworks) {
        return new AddressRules(allowPlainHttp, List.of(), allowedNetworks, Use.WEBHOOK);
    }

    /** The same networks, for webhooks. */
    public AddressRules forWebhooks() {
        return ofWebhooks(allowPlainHttp, allowedNetworks);
    }

    /** Jira Cloud over https alone. */
    public static AddressRules publicOnly() {
        return new AddressRules(false, ATLASSIAN, List.of());
    }

    /** Loopback as well, and plain http: for a sandbox on the same machine. */
    public static AddressRules withLoopback() {
        return new AddressRules(
                true,
                List.of(new HostRule("127.0.0.1:*"), new HostRule("localhost:*"), new HostRule("[::1]:*")),
                List.of(new Network("127.0.0.0/8"), new Network("::1/128")));
    }

    /** @throws Refusal.AddressNotAllowed where it may not be connected to, wherever its name leads */
    void check(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!https && !(http && allowPlainHttp)) {
            throw use.refuse("it must begin with https");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw use.refuse("it must name a host and no user");
        }
        if (use == Use.JIRA && allowedHosts.stream().noneMatch(host -> host.admits(uri))) {
            throw use.refuse("its host and port are none of those that the operator of this server lists ("
                    + use.settings + "_ALLOWED_HOSTS)");
        }
    }

    /** @throws Refusal.AddressNotAllowed where it may not be connected to, whatever its name */
    void check(InetAddress address) {
        boolean allowed = allowedNetworks.stream().anyMatch(network -> network.contains(address));
        if (!allowed && !isPublic(address)) {
            throw use.refuse("it leads to an inner network, which the operator has not allowed (" + use.settings
                    + "_ALLOWED_NETWORKS)");
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
