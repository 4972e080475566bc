package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP to Jira: to checked addresses alone, with a deadline for the whole exchange, and without anything that happens by
 * itself: no retry, no redirect, no cookie.
 */
final class JiraHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JiraHttp.class);

    /** So many connections in a row that are closed tell of more than a server that tidies up. */
    private static final int MOST_CLOSED = 16;

    private final JiraOptions options;
    private final CloseableHttpClient client;
    private final UnaryOperator<String> seenPath;
    private final ScheduledThreadPoolExecutor deadlines;

    JiraHttp(JiraOptions options) {
        this(options, Connections.client(options));
    }

    JiraHttp(JiraOptions options, CloseableHttpClient client) {
        this(options, client, SeenPath::of);
    }

    /** @param seenPath what of a path is for those who read logs */
    JiraHttp(JiraOptions options, CloseableHttpClient client, UnaryOperator<String> seenPath) {
        this.seenPath = seenPath;
        this.options = options;
        this.client = client;
        this.deadlines = new ScheduledThreadPoolExecutor(1, JiraHttp::daemon);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** The answer to {@code request}, whatever its status. */
    JiraAnswer send(HttpUriRequestBase request, Duration within) throws NoAnswer {
        try (OpenAnswer open = open(request, within)) {
            return open.read();
        }
    }

    /** The answer to {@code request} with its body still to come, within the same time. */
    OpenAnswer open(HttpUriRequestBase request, Duration within) throws NoAnswer {
        options.rules().check(uri(request));
        request.setHeader("User-Agent", options.userAgent());
        HttpClientContext context = HttpClientContext.create();
        long began = System.nanoTime();
        Future<?> deadline = deadlines.schedule(request::cancel, within.toMillis(), TimeUnit.MILLISECONDS);
        try {
            OpenAnswer answer = new OpenAnswer(request, execute(request, context), deadline);
            log(request, answer.head().status(), began);
            if (!Connections.hasBeenSent(context)) {
                answer.close();
                throw new WayTrouble.ProxyRefused(answer.head().status());
            }
            return answer;
        } catch (IOException failure) {
            deadline.cancel(false);
            log(request, failure.getClass().getSimpleName(), began);
            throw new NoAnswer(reach(request, context, failure), failure);
        } catch (RuntimeException | Error failure) {
            deadline.cancel(false);
            throw failure;
        }
    }

    /** On the next connection where one is found to be closed. */
    private ClassicHttpResponse execute(HttpUriRequestBase request, HttpClientContext context) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return client.executeOpen(null, request, context);
            } catch (Connections.ClosedMeanwhile closed) {
                if (tries == MOST_CLOSED) {
                    throw closed;
                }
            }
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

    /** Whether {@code failure} comes of the deadline or of a time-out on the way to it. */
    static boolean isLate(HttpUriRequestBase request, IOException failure) {
        return request.isCancelled() || failure instanceof InterruptedIOException;
    }

    private static NoAnswer.Reach reach(HttpUriRequestBase request, HttpClientContext context, IOException failure) {
        if (!Connections.hasBeenSent(context)) {
            return NoAnswer.Reach.NOT_SENT;
        }
        return isLate(request, failure) ? NoAnswer.Reach.TIMED_OUT : NoAnswer.Reach.UNANSWERED;
    }

    private void log(HttpUriRequestBase request, Object outcome, long began) {
        if (LOG.isDebugEnabled()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            String path = seenPath.apply(request.getPath());
            LOG.debug("{} {}: {} in {} ms", request.getMethod(), path, outcome, millis);
        }
    }

    private static URI uri(HttpUriRequestBase request) {
        try {
            return request.getUri();
        } catch (URISyntaxException malformed) {
            throw new Refusal.AddressNotAllowed("it is no address");
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "jira-deadlines");
        thread.setDaemon(true);
        return thread;
    }
}
