package io.ticketbridge.jira;

import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** The way to a Jira: through the proxy, where there is one for it. */
final class Proxied extends DefaultRoutePlanner {
    private final Optional<JiraProxy> proxy;

    Proxied(Optional<JiraProxy> proxy) {
        super(null);
        this.proxy = proxy;
    }

    /** What the proxy may ask for; nobody else gets it. */
    static CredentialsProvider credentials(Optional<JiraProxy> proxy) {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        proxy.ifPresent(given -> given.login()
                .ifPresent(login -> credentials.setCredentials(
                        new AuthScope(given.host(), given.port()),
                        new UsernamePasswordCredentials(
                                login.user(), login.password().value().toCharArray()))));
        return credentials;
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxy.filter(given -> given.isFor(URI.create(target.toURI())))
                .map(given -> new HttpHost("http", given.host(), given.port()))
                .orElse(null);
    }
}
