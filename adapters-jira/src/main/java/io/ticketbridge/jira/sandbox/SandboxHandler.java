package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Exchange.Answer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Takes each request of one origin: notes it, lets the fault happen that waits for it, and has it answered. */
final class SandboxHandler extends HttpHandler {
    private final String host;
    private final String contextPath;
    private final Journal journal;
    private final SandboxState state;
    private final Faults faults;
    private final BiFunction<Request, String, Answer> answers;

    SandboxHandler(
            String host,
            String contextPath,
            Journal journal,
            SandboxState state,
            Faults faults,
            BiFunction<Request, String, Answer> answers) {
        this.host = host;
        this.contextPath = contextPath;
        this.journal = journal;
        this.state = state;
        this.faults = faults;
        this.answers = answers;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String path = request.getRequestURI();
        boolean ours = path.startsWith("/__sandbox/");
        if (!ours) {
            note(request, path);
        }
        String inContext = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
        Optional<Fault> fault =
                ours ? Optional.empty() : faults.next(request.getMethod().getMethodString(), path);
        if (fault.isPresent()) {
            serve(request, response, inContext, fault.get());
        } else {
            Delivery.whole(response, answer(request, inContext));
        }
    }

    private void serve(Request request, Response response, String path, Fault fault) throws IOException {
        if (fault instanceof Fault.Answers instead) {
            Answer answer = new Answer(
                    instead.status(), instead.contentType(), instead.body(), Optional.empty(), instead.headers());
            Delivery.whole(response, answer);
        } else if (fault instanceof Fault.ResetsBefore) {
            Delivery.reset(request);
        } else {
            if (fault instanceof Fault.Delays delays) {
                LockSupport.parkNanos(delays.by().toNanos());
            }
            deliver(request, response, answer(request, path), fault);
        }
    }

    private static void deliver(Request request, Response response, Answer answer, Fault fault) throws IOException {
        if (fault instanceof Fault.ResetsAfter) {
            Delivery.reset(request);
        } else if (fault instanceof Fault.Truncates) {
            Delivery.truncated(request, response, answer);
        } else if (fault instanceof Fault.Drips drips) {
            Delivery.dripping(response, answer, drips.perByte());
        } else if (fault instanceof Fault.AnswersAfterwards other) {
            Delivery.whole(response, Answer.html(other.status(), other.body()));
        } else {
            Delivery.whole(response, answer);
        }
    }

    private Answer answer(Request request, String path) {
        try {
            return answers.apply(request, path);
        } catch (JiraError error) {
            return Answer.json(error.status(), error.body());
        }
    }

    private void note(Request request, String path) {
        String authorization = header(request, "Authorization");
        journal.add(new Journal.Entry(
                state.now(),
                host,
                request.getMethod().getMethodString(),
                path,
                Optional.ofNullable(request.getQueryString()).orElse(""),
                authorization.split(" ", 2)[0],
                header(request, "User-Agent")));
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
