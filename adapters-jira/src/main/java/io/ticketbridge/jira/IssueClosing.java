package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.IssueJson;
import io.ticketbridge.jira.json.NamedJson;
import io.ticketbridge.jira.json.TransitionsJson;
import io.ticketbridge.jira.json.TransitionsJson.FieldJson;
import io.ticketbridge.jira.json.TransitionsJson.TransitionJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Moves issues to a status of the category done, by the workflow's own transitions. */
final class IssueClosing {
    private static final String RESOLUTION = "resolution";

    /** What to call it, where a resolution is required and none is configured. */
    private static final List<String> USUAL_RESOLUTIONS = List.of("Done", "Fixed", "Resolved");

    private final JiraClient client;
    private final JiraDialect dialect;
    private final JiraConfig config;

    IssueClosing(JiraClient client, JiraDialect dialect, JiraConfig config) {
        this.client = client;
        this.dialect = dialect;
        this.config = config;
    }

    void close(IssueRef issue) {
        if (isDone(issue)) {
            return;
        }
        List<String> left = config.closeRoute();
        do {
            TransitionJson next = choose(issue, transitions(issue), left);
            take(issue, next);
            left = isToDone(next) ? List.of() : after(next, left);
        } while (!left.isEmpty());
    }

    /** The first step towards done. */
    TransitionJson next(IssueRef issue) {
        return choose(issue, transitions(issue), config.closeRoute());
    }

    /** The ids of the fields that a transition demands and that we do not send with it. */
    static List<String> demanded(TransitionJson transition) {
        return Optional.ofNullable(transition.fields()).orElse(Map.of()).entrySet().stream()
                .filter(field -> field.getValue().required() && !field.getKey().equals(RESOLUTION))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void take(IssueRef issue, TransitionJson transition) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("transition").put("id", transition.id());
        resolution(transition)
                .ifPresent(
                        name -> body.putObject("fields").putObject(RESOLUTION).put("name", name));
        client.answer(Call.post(path(issue) + "/transitions", body).orElse(answer -> new Refusal.IssueGone(issue)));
    }

    private boolean isDone(IssueRef issue) {
        Call call = Call.get(path(issue) + "?fields=status").orElse(answer -> new Refusal.IssueGone(issue));
        IssueJson.FieldsJson fields = client.answer(call, IssueJson.class).fields();
        return fields != null && fields.status() != null && fields.status().isDone();
    }

    private List<TransitionJson> transitions(IssueRef issue) {
        Call call = Call.get(path(issue) + "/transitions?expand=transitions.fields")
                .orElse(answer -> new Refusal.IssueGone(issue));
        return client.answer(call, TransitionsJson.class).list();
    }

    /** The one that leads to a done status; where a route is configured, the one that is furthest along on it. */
    private static TransitionJson choose(IssueRef issue, List<TransitionJson> offered, List<String> route) {
        return offered.stream()
                .filter(transition -> transition.id() != null)
                .filter(transition -> route.isEmpty() ? isToDone(transition) : placeOn(route, transition) >= 0)
                .max(Comparator.comparingInt(transition -> placeOn(route, transition)))
                .orElseThrow(() -> new Refusal.NoWayToClose(issue, reason(offered, route)));
    }

    private static boolean isToDone(TransitionJson transition) {
        return transition.to() != null && transition.to().isDone();
    }

    private static List<String> after(TransitionJson taken, List<String> route) {
        return route.subList(placeOn(route, taken) + 1, route.size());
    }

    private static int placeOn(List<String> route, TransitionJson transition) {
        return IntStream.range(0, route.size())
                .filter(place -> route.get(place).equalsIgnoreCase(transition.name()))
                .findFirst()
                .orElse(-1);
    }

    private static String reason(List<TransitionJson> offered, List<String> route) {
        String names = offered.stream()
                .map(TransitionJson::name)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        String wanted = route.isEmpty() ? "to a done status" : String.join(" or ", route);
        return "Jira offers no transition " + wanted + " from its status" + (names.isEmpty() ? "" : ", only " + names);
    }

    private Optional<String> resolution(TransitionJson transition) {
        FieldJson field =
                transition.fields() == null ? null : transition.fields().get(RESOLUTION);
        if (field == null) {
            return Optional.empty();
        }
        return config.closeResolution().or(() -> field.required() ? usual(field) : Optional.empty());
    }

    private static Optional<String> usual(FieldJson field) {
        List<String> allowed = Stream.ofNullable(field.allowedValues())
                .flatMap(List::stream)
                .map(NamedJson::name)
                .filter(Objects::nonNull)
                .toList();
        return USUAL_RESOLUTIONS.stream().filter(allowed::contains).findFirst().or(() -> allowed.stream()
                .findFirst());
    }

    private String path(IssueRef issue) {
        return dialect.api() + "/issue/" + issue.id();
    }
}
