package io.ticketbridge.jira;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer whose body is still on its way, until the deadline. Whoever gets it closes it. */
final class OpenAnswer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAnswer.class);

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final Future<?> deadline;

    OpenAnswer(HttpUriRequestBase request, ClassicHttpResponse response, Future<?> deadline) {
        this.request = request;
        this.response = response;
        this.deadline = deadline;
    }

    /** Status and headers, without the body. */
    JiraAnswer head() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new JiraAnswer(response.getCode(), headers, "");
    }

    /** The size of the body in bytes, where Jira tells. */
    OptionalLong length() {
        long length = entity().map(HttpEntity::getContentLength).orElse(0L);
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    InputStream body() throws NoAnswer {
        try {
            Optional<HttpEntity> entity = entity();
            return entity.isPresent() ? entity.get().getContent() : InputStream.nullInputStream();
        } catch (IOException failure) {
            throw brokenOff(failure);
        }
    }

    /** The whole answer, if it has no more bytes than one may have. Its stream is not closed here: that would read the rest. */
    JiraAnswer read() throws NoAnswer {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body().transferTo(new Bounded(bytes));
            JiraAnswer head = head();
            return new JiraAnswer(head.status(), head.headers(), bytes.toString(StandardCharsets.UTF_8));
        } catch (Bounded.Exceeded tooLarge) {
            throw new NoAnswer(NoAnswer.Reach.TOO_LARGE, tooLarge);
        } catch (IOException failure) {
            throw brokenOff(failure);
        }
    }

    NoAnswer brokenOff(IOException failure) {
        return new NoAnswer(
                JiraHttp.isLate(request, failure) ? NoAnswer.Reach.TIMED_OUT : NoAnswer.Reach.CUT_SHORT, failure);
    }

    @Override
    public void close() {
        deadline.cancel(false);
        // What is left unread is not waited for: the connection goes with it.
        request.cancel();
        try {
            response.close();
        } catch (IOException alreadyBroken) {
            LOG.debug("A connection did not close cleanly: {}", alreadyBroken.getClass());
        }
    }

    private Optional<HttpEntity> entity() {
        return Optional.ofNullable(response.getEntity());
    }
}
