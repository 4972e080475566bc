package io.ticketbridge.jrjc;

import com.atlassian.jira.rest.client.api.domain.Transition;
import com.atlassian.jira.rest.client.api.domain.input.ComplexIssueInputFieldValue;
import com.atlassian.jira.rest.client.api.domain.input.FieldInput;
import com.atlassian.jira.rest.client.api.domain.input.TransitionInput;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.StatusCategory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Closes issues by transitions that the integration names: JRJC does not tell where one leads. */
final class JrjcClosing {
    private static final String RESOLUTION = "resolution";

    private final JiraConfig config;
    private final JrjcCalls calls;
    private final JrjcReading reading;

    JrjcClosing(JiraConfig config, JrjcCalls calls, JrjcReading reading) {
        this.config = config;
        this.calls = calls;
        this.reading = reading;
    }

    /** Whether it is closed now. If not, it is on the way, or where it was: no transition on the route is offered that can be taken here. */
    boolean close(IssueRef issue) {
        List<String> left = config.closeRoute();
        while (!isDone(issue)) {
            List<String> route = left;
            Optional<Transition> next = offered(issue).stream()
                    .filter(transition -> placeOn(route, transition) >= 0)
                    .max(Comparator.comparingInt(transition -> placeOn(route, transition)))
                    .filter(this::canBeTaken);
            if (next.isEmpty()) {
                return false;
            }
            take(issue, next.get());
            left = route.subList(placeOn(route, next.get()) + 1, route.size());
        }
        return true;
    }

    private boolean isDone(IssueRef issue) {
        return reading.read(issue)
                .status()
                .category()
                .filter(StatusCategory.DONE::equals)
                .isPresent();
    }

    private List<Transition> offered(IssueRef issue) {
        Iterable<Transition> offered =
                calls.ask(() -> new Refusal.IssueGone(issue), (client, way) -> client.getIssueClient()
                        .getTransitions(JrjcCalls.at(way, issue.id(), "transitions?expand=transitions.fields")));
        return StreamSupport.stream(offered.spliterator(), false).toList();
    }

    /** JRJC does not tell which resolutions there are. */
    private boolean canBeTaken(Transition transition) {
        return config.closeResolution().isPresent()
                || resolution(transition).filter(Transition.Field::isRequired).isEmpty();
    }

    private void take(IssueRef issue, Transition transition) {
        List<FieldInput> fields = resolution(transition)
                .flatMap(field -> config.closeResolution())
                .map(name -> new FieldInput(RESOLUTION, ComplexIssueInputFieldValue.with("name", name)))
                .stream()
                .toList();
        calls.ask(() -> new Refusal.IssueGone(issue), (client, way) -> client.getIssueClient()
                .transition(
                        JrjcCalls.at(way, issue.id(), "transitions"), new TransitionInput(transition.getId(), fields)));
    }

    private static Optional<Transition.Field> resolution(Transition transition) {
        return StreamSupport.stream(transition.getFields().spliterator(), false)
                .filter(field -> field.getId().equals(RESOLUTION))
                .findFirst();
    }

    private static int placeOn(List<String> route, Transition transition) {
        return IntStream.range(0, route.size())
                .filter(place -> route.get(place).equalsIgnoreCase(transition.getName()))
                .findFirst()
                .orElse(-1);
    }
}
