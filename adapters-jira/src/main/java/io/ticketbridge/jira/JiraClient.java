package io.ticketbridge.jira;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.slf4j.MDC;

/** Calls to one Jira through one account: a read that gets no answer is tried once more, where few are, a write never. */
final class JiraClient {
    /** Which calls fetch a file. */
    private static final String FILE = "GET file";

    private final JiraHttp http;
    private final JiraOptions options;
    private final JiraErrors errors;
    private final Guard guard;
    private final BaseUrl baseUrl;
    private final Credentials credentials;
    private final Deadline deadline;

    /** @param deadline no call begins after it, and no answer but a file is waited for longer */
    JiraClient(
            JiraHttp http,
            JiraOptions options,
            JiraErrors errors,
            Guard guard,
            Integration integration,
            Deadline deadline) {
        this.http = http;
        this.options = options;
        this.errors = errors;
        this.guard = guard;
        this.baseUrl = integration.baseUrl();
        this.credentials = integration.credentials();
        this.deadline = deadline;
    }

    /** The answer to {@code call}, or the refusal that it stands for. */
    JiraAnswer answer(Call call) {
        return judged(call, exchange(call));
    }

    /** The answer to {@code call} as {@code type}. A write whose answer cannot be read may still have happened. */
    <T> T answer(Call call, Class<T> type) {
        return answer(call).as(type).orElseThrow(() -> JiraErrors.unreadable(call.writes()));
    }

    /** The answer whatever it says. */
    JiraAnswer exchange(Call call) {
        try {
            return call.writes() ? send(call) : twiceIfNeedBe(call.like(), () -> send(call));
        } catch (NoAnswer none) {
            throw JiraErrors.meaning(none, call.writes());
        }
    }

    /** This answer to {@code call}, or the refusal that it stands for. */
    JiraAnswer judged(Call call, JiraAnswer answer) {
        // What was written, if only as nobody, must not be told as not done.
        boolean holds = answer.isSuccess() && (call.writes() || !answer.isForNobody());
        if (holds) {
            return answer;
        }
        throw errors.refusal(answer, call.writes(), call.notFound(), call.fieldNames());
    }

    /** Begins to fetch {@code address}; credentials go to this Jira's own origin alone. */
    OpenAnswer download(URI address) {
        try {
            return twiceIfNeedBe(FILE, () -> open(address));
        } catch (NoAnswer none) {
            throw JiraErrors.meaning(none, false);
        }
    }

    URI address(String path) {
        return URI.create(baseUrl.value() + path);
    }

    boolean isOwnOrigin(URI address) {
        URI own = baseUrl.uri();
        return own.getScheme().equalsIgnoreCase(address.getScheme())
                && own.getHost().equalsIgnoreCase(address.getHost())
                && port(own) == port(address);
    }

    private <T> T twiceIfNeedBe(String like, Sending<T> read) throws NoAnswer {
        try {
            return read.send();
        } catch (NoAnswer first) {
            if (!first.isWorthAnotherTry() || !guard.letsRepeat()) {
                throw first;
            }
            guard.repeats(like);
            return read.send();
        }
    }

    private JiraAnswer send(Call call) throws NoAnswer {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), address(call.path()));
        request.setHeader("Accept", "application/json");
        request.setHeader("Authorization", authorization());
        tellForWhich(request);
        if (call.isFile()) {
            request.setHeader("X-Atlassian-Token", "no-check");
        }
        call.body().ifPresent(request::setEntity);
        Duration time = time(call.isFile());
        return guard.through(call.like(), () -> http.send(request, time), answer -> answer)
                .without(echoes());
    }

    /** What an answer could tell again of what we sent to prove who we are. */
    private List<String> echoes() {
        String sent = authorization();
        String encoded = sent.substring(sent.indexOf(' ') + 1);
        return credentials instanceof Credentials.ApiToken cloud
                ? List.of(encoded, cloud.apiToken().value(), cloud.email())
                : List.of(encoded);
    }

    /** The places from which files are handed out have no part in how this Jira is. */
    private OpenAnswer open(URI address) throws NoAnswer {
        Duration time = time(true);
        return isOwnOrigin(address)
                ? guard.through(FILE, () -> http.open(get(address), time), OpenAnswer::head)
                : http.open(get(address), time);
    }

    private Duration time(boolean isFile) throws NoAnswer {
        if (deadline.isOver()) {
            throw new NoAnswer(NoAnswer.Reach.NOT_SENT, new InterruptedIOException("out of time"));
        }
        return isFile ? options.fileTimeout() : shorter(options.timeout(), deadline.left());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private HttpUriRequestBase get(URI address) {
        HttpUriRequestBase request = new HttpUriRequestBase("GET", address);
        if (isOwnOrigin(address)) {
            request.setHeader("Authorization", authorization());
            tellForWhich(request);
        }
        // As it is stored, so that its length is known and nothing is unpacked.
        request.setHeader("Accept-Encoding", "identity");
        return request;
    }

    /** Jira's side, or a proxy's before it, may log the id of the request that this is for. What runs in the background has none. */
    private static void tellForWhich(HttpUriRequestBase request) {
        Optional.ofNullable(MDC.get("request_id")).ifPresent(id -> request.setHeader("X-Request-Id", id));
    }

    private String authorization() {
        if (credentials instanceof Credentials.ApiToken cloud) {
            String pair = cloud.email() + ":" + cloud.apiToken().value();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return "Bearer "
                + ((Credentials.PersonalAccessToken) credentials).token().value();
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
