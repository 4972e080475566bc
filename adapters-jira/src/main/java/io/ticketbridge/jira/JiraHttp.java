package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP to Jira: to checked addresses alone, with a deadline for the whole exchange, and without anything that happens by
 * itself: no retry, no redirect, no cookie.
 */
final class JiraHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JiraHttp.class);
    private static final int CONNECTIONS = 256;
    private static final int CONNECTIONS_PER_JIRA = 64;

    private final JiraOptions options;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "jira-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    JiraHttp(JiraOptions options) {
        this.options = options;
        this.client = client(options);
    }

    /** The answer to {@code request}, whatever its status. */
    JiraAnswer send(HttpUriRequestBase request, Duration within) throws NoAnswer {
        try (Open open = open(request, within)) {
            return open.read();
        }
    }

    /** The answer to {@code request} with its body still to come, within the same time. */
    Open open(HttpUriRequestBase request, Duration within) throws NoAnswer {
        options.rules().check(uri(request));
        request.setHeader("User-Agent", options.userAgent());
        long began = System.nanoTime();
        Future<?> deadline = deadlines.schedule(request::cancel, within.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            LOG.debug("{} {}: {} in {} ms", request.getMethod(), request.getPath(), response.getCode(), since(began));
            return new Open(request, response, deadline);
        } catch (IOException failure) {
            deadline.cancel(false);
            LOG.debug("{} {}: {} in {} ms", request.getMethod(), request.getPath(), failure.toString(), since(began));
            throw new NoAnswer(reach(request, failure), failure);
        } catch (RuntimeException | Error failure) {
            deadline.cancel(false);
            throw failure;
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException alreadyBroken) {
            LOG.debug("The HTTP client did not close cleanly", alreadyBroken);
        }
    }

    /** An answer whose body is still on its way. Whoever gets it closes it. */
    static final class Open implements AutoCloseable {
        private final HttpUriRequestBase request;
        private final ClassicHttpResponse response;
        private final Future<?> deadline;

        Open(HttpUriRequestBase request, ClassicHttpResponse response, Future<?> deadline) {
            this.request = request;
            this.response = response;
            this.deadline = deadline;
        }

        int status() {
            return response.getCode();
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
        }

        /** In bytes, or negative where Jira does not tell. */
        long length() {
            return entity().map(HttpEntity::getContentLength).orElse(0L);
        }

        InputStream body() throws IOException {
            Optional<HttpEntity> entity = entity();
            return entity.isPresent() ? entity.get().getContent() : InputStream.nullInputStream();
        }

        JiraAnswer read() throws NoAnswer {
            try (InputStream in = body()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                in.transferTo(new Bounded(bytes));
                return new JiraAnswer(status(), headers(), bytes.toString(StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new NoAnswer(reach(request, failure), failure);
            }
        }

        NoAnswer.Reach reachOf(IOException failure) {
            return reach(request, failure);
        }

        @Override
        public void close() {
            deadline.cancel(false);
            // What is left unread is not waited for: the connection goes with it.
            request.cancel();
            try {
                response.close();
            } catch (IOException alreadyBroken) {
                LOG.debug("A connection did not close cleanly", alreadyBroken);
            }
        }

        private Optional<HttpEntity> entity() {
            return Optional.ofNullable(response.getEntity());
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : response.getHeaders()) {
                headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
            }
            return headers;
        }
    }

    private static URI uri(HttpUriRequestBase request) {
        try {
            return request.getUri();
        } catch (URISyntaxException malformed) {
            throw new Refusal.AddressNotAllowed("it is no address");
        }
    }

    private static long since(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static NoAnswer.Reach reach(HttpUriRequestBase request, IOException failure) {
        boolean before = failure instanceof ConnectTimeoutException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException;
        if (before) {
            return NoAnswer.Reach.NOT_SENT;
        }
        boolean late = request.isCancelled() || failure instanceof SocketTimeoutException;
        return late ? NoAnswer.Reach.TIMED_OUT : NoAnswer.Reach.BROKEN;
    }

    private static CloseableHttpClient client(JiraOptions options) {
        Timeout connect = Timeout.of(options.connectTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(options.rules()))
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_JIRA)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(options.timeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(Timeout.of(options.timeout()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    /** Takes no more than an answer may have. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes;

        Bounded(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            if (bytes.size() + length > JiraOptions.MAX_ANSWER_BYTES) {
                throw new IOException("The answer has more than " + JiraOptions.MAX_ANSWER_BYTES + " bytes");
            }
            bytes.write(buffer, offset, length);
        }
    }
}
