package io.ticketbridge.jira;

import io.ticketbridge.domain.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The proxy through which Jira is reached. It gets the name of the host and looks it up itself: to which addresses that may
 * lead is its operator's rule then.
 *
 * @param login what it asks for, if anything
 * @param direct hosts that are reached without it
 */
public record JiraProxy(String host, int port, Optional<Login> login, List<HostRule> direct) {
    public JiraProxy {
        direct = List.copyOf(direct);
    }

    /** Basic authentication (RFC 7617). */
    public record Login(String user, Secret password) {}

    boolean isFor(URI address) {
        return direct.stream().noneMatch(host -> host.admits(address));
    }
}
