package io.ticketbridge.jira;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/** Looks a host up once and checks every address; the client connects to what is returned here and to nothing else. */
final class CheckedResolver implements DnsResolver {
    private final DnsResolver names;
    private final AddressRules rules;
    private final Optional<String> proxy;

    /**
     * Checks what others find.
     *
     * @param proxy the host that the operator chose, wherever it is
     */
    CheckedResolver(DnsResolver names, AddressRules rules, Optional<String> proxy) {
        this.names = names;
        this.rules = rules;
        this.proxy = proxy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (proxy.filter(host::equalsIgnoreCase).isPresent()) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            rules.check(address);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
