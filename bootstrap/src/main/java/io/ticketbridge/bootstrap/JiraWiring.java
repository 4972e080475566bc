package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.AddressRules;
import io.ticketbridge.jira.HostRule;
import io.ticketbridge.jira.JiraOptions;
import io.ticketbridge.jira.JiraProxy;
import io.ticketbridge.jira.Network;
import io.ticketbridge.jira.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** How Jira is talked to, from what the operator set. */
final class JiraWiring {
    private JiraWiring() {}

    static JiraOptions options(Configuration.Jira jira, String userAgent, int mostWaiting) {
        return new JiraOptions(
                jira.connectTimeout(),
                jira.timeout(),
                userAgent,
                jira.cloudV2(),
                new AddressRules(
                        jira.allowHttp(),
                        hosts(Setting.JIRA_ALLOWED_HOSTS, jira.allowedHosts()),
                        networks(Setting.JIRA_ALLOWED_NETWORKS, jira.allowedNetworks())),
                jira.caFile().map(JiraWiring::trusting).orElse(Trust::usual),
                jira.proxy().map(JiraWiring::proxy),
                mostWaiting);
    }

    static AddressRules webhooks(Configuration.Hooks hooks) {
        return AddressRules.ofWebhooks(
                hooks.allowHttp(), networks(Setting.WEBHOOK_ALLOWED_NETWORKS, hooks.allowedNetworks()));
    }

    static List<Network> networks(Setting setting, List<String> cidrs) {
        try {
            return cidrs.stream().map(Network::new).toList();
        } catch (IllegalArgumentException malformed) {
            throw Settings.wrong(setting, "networks such as 10.0.0.0/8, parted by commas");
        }
    }

    private static List<HostRule> hosts(Setting setting, List<String> names) {
        try {
            return names.stream().map(HostRule::new).toList();
        } catch (IllegalArgumentException malformed) {
            throw Settings.wrong(
                    setting,
                    "hosts such as jira.example.com, *.example.com or jira.example.com:8443, parted by commas");
        }
    }

    private static Supplier<SSLContext> trusting(Path authorities) {
        try {
            SSLContext trust = Trust.also(authorities);
            return () -> trust;
        } catch (IOException unreadable) {
            throw new OperatorError(
                    Setting.JIRA_CA_FILE.variable() + " must name a file of certificates in PEM: " + authorities,
                    unreadable);
        }
    }

    private static JiraProxy proxy(Configuration.Proxy proxy) {
        return new JiraProxy(
                proxy.address().getHost(),
                proxy.address().getPort(),
                proxy.user().map(user -> new JiraProxy.Login(user, proxy.password())),
                hosts(Setting.JIRA_NO_PROXY, proxy.noProxy()));
    }
}
