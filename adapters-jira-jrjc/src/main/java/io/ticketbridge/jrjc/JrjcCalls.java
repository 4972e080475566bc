package io.ticketbridge.jrjc;

import com.atlassian.jira.rest.client.api.JiraRestClient;
import com.atlassian.jira.rest.client.internal.async.AsynchronousJiraRestClientFactory;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.JiraPassage;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Calls through JRJC, each with a client of its own in a passage of its own: to make one takes some milliseconds, and it keeps nothing
 * that the next could get, neither an answer in its cache nor a thread.
 */
final class JrjcCalls {
    private final JiraPassage passage;

    JrjcCalls(JiraPassage passage) {
        this.passage = passage;
    }

    /** What is asked of JRJC. A promise of any of its versions is a future. */
    interface Asking<T> {
        Future<T> of(JiraRestClient client, JiraPassage.Opened way);
    }

    /** What JRJC gives; {@code T} may be a type of which there is nothing, which is null then. */
    <T> T ask(Supplier<Refusal> notFound, Asking<T> asking) {
        try (JiraPassage.Opened way = passage.open(notFound)) {
            return byJrjc(way, () -> {
                try (JiraRestClient client = client(way)) {
                    return asking.of(client, way).get();
                }
            });
        }
    }

    /** A client that its user closes, and the passage with it, when all has been read. */
    Kept keep(Supplier<Refusal> notFound) {
        JiraPassage.Opened way = passage.open(notFound);
        return new Kept(byJrjc(way, () -> client(way)), way);
    }

    /** A client and the passage in which it is. */
    record Kept(JiraRestClient client, JiraPassage.Opened way) implements AutoCloseable {
        <T> T ask(Asking<T> asking) {
            return byJrjc(way, () -> asking.of(client, way).get());
        }

        @Override
        public void close() throws IOException {
            try (way) {
                client.close();
            }
        }
    }

    /** The address of something of an issue's. */
    static URI at(JiraPassage.Opened way, String issue, String what) {
        return URI.create(way.address() + "/rest/api/latest/issue/" + issue + "/" + what);
    }

    private static JiraRestClient client(JiraPassage.Opened way) {
        return new AsynchronousJiraRestClientFactory()
                .createWithBasicHttpAuthentication(way.address(), way.user(), way.password());
    }

    /** JRJC's Jersey looks for its parts with the thread's class loader, which is the server's otherwise. */
    private static <T> T byJrjc(JiraPassage.Opened way, Callable<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JiraRestClient.class.getClassLoader());
        try {
            return call.call();
        } catch (InterruptedException stopping) {
            thread.interrupt();
            throw way.meaning(stopping);
        } catch (Exception failed) {
            throw way.meaning(failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
