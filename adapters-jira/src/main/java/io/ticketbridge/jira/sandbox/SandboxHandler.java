package io.ticketbridge.jira.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Takes each request of one origin: notes it, lets the fault happen that waits for it, and has it answered. */
final class SandboxHandler extends HttpHandler {
    private final String host;
    private final String contextPath;
    private final Clock clock;
    private final Journal journal;
    private final Faults faults;
    private final Function<Inbound, Answer> answers;

    SandboxHandler(
            String host,
            String contextPath,
            Clock clock,
            Journal journal,
            Faults faults,
            Function<Inbound, Answer> answers) {
        this.host = host;
        this.contextPath = contextPath;
        this.clock = clock;
        this.journal = journal;
        this.faults = faults;
        this.answers = answers;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        Inbound inbound = Inbound.of(request, contextPath);
        if (inbound.isStaffs()) {
            new Delivery(request, response, status -> {}).whole(answer(inbound));
            return;
        }
        long number = journal.add(clock.instant(), host, inbound);
        Delivery delivery =
                new Delivery(request, response, status -> journal.answered(number, status, inbound.bytesRead()));
        Optional<Fault> fault = faults.next(inbound.method(), inbound.fullPath());
        if (fault.isPresent()) {
            failUnlessClosed(delivery, inbound, fault.get());
        } else {
            delivery.whole(answer(inbound));
        }
    }

    /** Where the sandbox is closed meanwhile, the caller loses the connection, as of a server that goes away. */
    private void failUnlessClosed(Delivery delivery, Inbound inbound, Fault fault) throws IOException {
        try {
            fail(delivery, inbound, fault);
        } catch (InterruptedIOException closed) {
            delivery.reset();
        }
    }

    private void fail(Delivery delivery, Inbound inbound, Fault fault) throws IOException {
        if (fault instanceof Fault.Answers instead) {
            delivery.whole(new Answer(
                    instead.status(), instead.contentType(), instead.body(), Optional.empty(), instead.headers()));
        } else if (fault instanceof Fault.ResetsBefore) {
            delivery.reset();
        } else {
            if (fault instanceof Fault.Delays delays) {
                faults.pause(delays.by());
            } else if (fault instanceof Fault.TakesTurns turns) {
                faults.pause(turns);
            }
            failAfterwards(delivery, answer(inbound), fault);
        }
    }

    private void failAfterwards(Delivery delivery, Answer answer, Fault fault) throws IOException {
        if (fault instanceof Fault.ResetsAfter) {
            delivery.reset();
        } else if (fault instanceof Fault.Truncates) {
            delivery.truncated(answer);
        } else if (fault instanceof Fault.Drips drips) {
            delivery.dripping(answer, drips.perByte(), faults);
        } else if (fault instanceof Fault.AnswersAfterwards other) {
            delivery.whole(Answer.of(other.status(), other.contentType(), other.body()));
        } else {
            if (fault instanceof Fault.AnswersLate late) {
                faults.pause(late.by());
            }
            delivery.whole(answer);
        }
    }

    private Answer answer(Inbound inbound) {
        try {
            return answers.apply(inbound);
        } catch (JiraError error) {
            return Answer.json(error.status(), error.body());
        }
    }
}
