package io.ticketbridge.jira;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The HTTP client as we want it: pooled, to checked addresses alone, and doing nothing by itself. */
final class Connections {
    /** To where Jira sends whoever asks for a file, beside those that are waited for. */
    private static final int CONNECTIONS_FOR_FILES = 64;

    private static final int MOST_INTERIM = 16;
    private static final String SENT = "ticketbridge.sent";

    private Connections() {}

    static CloseableHttpClient client(JiraOptions options) {
        return client(options, SystemDefaultDnsResolver.INSTANCE);
    }

    /** @param names looks hosts up */
    static CloseableHttpClient client(JiraOptions options, DnsResolver names) {
        return HttpClients.custom()
                .setConnectionManager(pool(options, names))
                .setRoutePlanner(new Proxied(options.proxy()))
                .setDefaultCredentialsProvider(Proxied.credentials(options.proxy()))
                .setRequestExecutor(new Sender())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(options.connectTimeout()))
                        .setResponseTimeout(Timeout.of(options.timeout()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    /** Whether the exchange of this context got as far as a connection; before that, Jira knows nothing of it. */
    static boolean hasBeenSent(HttpContext context) {
        return context.getAttribute(SENT) != null;
    }

    private static PoolingHttpClientConnectionManager pool(JiraOptions options, DnsResolver names) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(
                        names, options.rules(), options.proxy().map(JiraProxy::host)))
                .setTlsSocketStrategy(tls(options.tls()))
                .setConnectionFactory(Connections::connection)
                .setMaxConnTotal(options.mostWaiting() + CONNECTIONS_FOR_FILES)
                .setMaxConnPerRoute(options.mostWaiting())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(options.connectTimeout()))
                        .setSocketTimeout(Timeout.of(options.timeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
    }

    /** The JDK's authorities take long to read, and a start need not wait for them. */
    private static TlsSocketStrategy tls(Supplier<SSLContext> trust) {
        CompletableFuture<TlsSocketStrategy> strategy =
                CompletableFuture.supplyAsync(() -> ClientTlsStrategyBuilder.create()
                        .setSslContext(trust.get())
                        .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
                        .buildClassic());
        return (socket, target, port, attachment, context) ->
                strategy.join().upgrade(socket, target, port, attachment, context);
    }

    private static ManagedHttpClientConnection connection(@Nullable Socket socket) throws IOException {
        ManagedHttpClientConnection connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /** Answers before the answer (RFC 9110, section 15.2), of which Jira sends none. */
    private static final class Interim implements HttpResponseInformationCallback {
        private int count;

        @Override
        public void execute(HttpResponse response, HttpConnection connection, HttpContext context)
                throws HttpException {
            if (++count > MOST_INTERIM) {
                throw new ProtocolException("More than " + MOST_INTERIM + " interim answers");
            }
        }
    }

    /** Nothing was sent: Jira, or what stands before it, had closed the connection since it was last used. */
    static final class ClosedMeanwhile extends IOException {
        private static final long serialVersionUID = 1;

        private ClosedMeanwhile() {
            super("The connection was closed since it was last used");
        }
    }

    /**
     * Notes that an exchange has a connection to Jira, whose TLS is done, and is about to be sent. Looks first, for a millisecond,
     * whether the connection is still open where it matters: of a write on one that is not, nobody knows whether it was done, and a
     * server may close any at any time without a word (RFC 9112, section 9.5).
     */
    private static final class Sender extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            if (!Method.CONNECT.isSame(request.getMethod())) {
                if (!Method.isSafe(request.getMethod()) && connection.isStale()) {
                    throw new ClosedMeanwhile();
                }
                context.setAttribute(SENT, true);
            }
            return super.execute(request, connection, new Interim(), context);
        }
    }
}
