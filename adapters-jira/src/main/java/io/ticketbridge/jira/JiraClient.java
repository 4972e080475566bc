package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Calls to one Jira through one account, and what it means when one fails: a read is tried twice, a write once. */
final class JiraClient {
    private final JiraHttp http;
    private final JiraOptions options;
    private final JiraErrors errors;
    private final BaseUrl baseUrl;
    private final Credentials credentials;

    JiraClient(JiraHttp http, JiraOptions options, JiraErrors errors, BaseUrl baseUrl, Credentials credentials) {
        this.http = http;
        this.options = options;
        this.errors = errors;
        this.baseUrl = baseUrl;
        this.credentials = credentials;
    }

    /** One call. {@code notFound} says what a 404 means for it, {@code fieldNames} how people know Jira's fields. */
    record Call(
            String method,
            String path,
            Optional<JsonNode> body,
            Function<JiraAnswer, Refusal> notFound,
            Map<String, String> fieldNames) {
        static Call get(String path) {
            return of("GET", path);
        }

        static Call delete(String path) {
            return of("DELETE", path);
        }

        static Call post(String path, JsonNode body) {
            return of("POST", path).with(body);
        }

        static Call put(String path, JsonNode body) {
            return of("PUT", path).with(body);
        }

        Call orElse(Function<JiraAnswer, Refusal> meaning) {
            return new Call(method, path, body, meaning, fieldNames);
        }

        Call naming(Map<String, String> fields) {
            return new Call(method, path, body, notFound, fields);
        }

        boolean writes() {
            return !method.equals("GET");
        }

        private Call with(JsonNode json) {
            return new Call(method, path, Optional.of(json), notFound, fieldNames);
        }

        private static Call of(String method, String path) {
            return new Call(
                    method,
                    path,
                    Optional.empty(),
                    answer -> new Refusal.JiraAnsweredNonsense("it has no such page; check the integration's base URL"),
                    Map.of());
        }
    }

    /** The answer to {@code call}, or the refusal that it stands for. */
    JiraAnswer answer(Call call) {
        JiraAnswer answer = exchange(call);
        if (!answer.isSuccess() || JiraErrors.isAnonymous(answer)) {
            throw refusal(call, answer);
        }
        return answer;
    }

    /** The answer to {@code call} as {@code type}. A write whose answer cannot be read may still have happened. */
    <T> T answer(Call call, Class<T> type) {
        return answer(call).as(type).orElseThrow(() -> unreadable(call.writes()));
    }

    /** The answer whatever it says. */
    JiraAnswer exchange(Call call) {
        try {
            return call.writes() ? send(call) : sendTwiceIfNeedBe(call);
        } catch (NoAnswer none) {
            throw meaning(none, call.writes());
        }
    }

    Refusal refusal(Call call, JiraAnswer answer) {
        return errors.refusal(answer, call.writes(), call.notFound(), call.fieldNames());
    }

    static Refusal unreadable(boolean writes) {
        return writes
                ? new Refusal.OutcomeUnknown(new IllegalStateException("Jira's answer cannot be read"))
                : new Refusal.JiraAnsweredNonsense("it is not Jira's JSON; check the integration's base URL");
    }

    /** Sends a file and gives the answer. */
    JiraAnswer upload(String path, HttpEntity entity, Function<JiraAnswer, Refusal> notFound) {
        HttpUriRequestBase request = request("POST", path);
        request.setHeader("X-Atlassian-Token", "no-check");
        request.setEntity(entity);
        Call call = Call.of("POST", path).orElse(notFound);
        try {
            JiraAnswer answer = http.send(request, options.fileTimeout());
            if (!answer.isSuccess() || JiraErrors.isAnonymous(answer)) {
                throw refusal(call, answer);
            }
            return answer;
        } catch (NoAnswer none) {
            throw meaning(none, true);
        }
    }

    /** Begins to fetch {@code address}; credentials go to this Jira's own origin alone. */
    JiraHttp.Open download(URI address) {
        HttpUriRequestBase request = new HttpUriRequestBase("GET", address);
        if (isOwnOrigin(address)) {
            request.setHeader("Authorization", authorization());
        }
        try {
            return http.open(request, options.fileTimeout());
        } catch (NoAnswer none) {
            throw meaning(none, false);
        }
    }

    URI address(String path) {
        return URI.create(baseUrl.value() + path);
    }

    /** What it means that a call got no answer. */
    static Refusal meaning(NoAnswer none, boolean writes) {
        if (none.reach() == NoAnswer.Reach.NOT_SENT) {
            return new Refusal.JiraUnavailable(Optional.empty(), none);
        }
        if (writes) {
            return new Refusal.OutcomeUnknown(none);
        }
        return none.reach() == NoAnswer.Reach.TIMED_OUT
                ? new Refusal.JiraTimedOut(none)
                : new Refusal.JiraUnavailable(Optional.empty(), none);
    }

    /** A read that broke off is tried once more; one that ran into the time-out has had its time. */
    private JiraAnswer sendTwiceIfNeedBe(Call call) throws NoAnswer {
        try {
            return send(call);
        } catch (NoAnswer first) {
            if (first.reach() == NoAnswer.Reach.TIMED_OUT) {
                throw first;
            }
            return send(call);
        }
    }

    private JiraAnswer send(Call call) throws NoAnswer {
        HttpUriRequestBase request = request(call.method(), call.path());
        call.body()
                .ifPresent(body -> request.setEntity(new StringEntity(
                        body.toString(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8))));
        return http.send(request, options.timeout());
    }

    private HttpUriRequestBase request(String method, String path) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address(path));
        request.setHeader("Accept", "application/json");
        request.setHeader("Authorization", authorization());
        return request;
    }

    private String authorization() {
        if (credentials instanceof Credentials.ApiToken cloud) {
            String pair = cloud.email() + ":" + cloud.apiToken().value();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return "Bearer "
                + ((Credentials.PersonalAccessToken) credentials).token().value();
    }

    private boolean isOwnOrigin(URI address) {
        URI own = baseUrl.uri();
        return own.getScheme().equalsIgnoreCase(address.getScheme())
                && own.getHost().equalsIgnoreCase(address.getHost())
                && own.getPort() == address.getPort();
    }
}
