package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.IssueJson.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finding issues: by JQL, from an index that may lag, and on Cloud in bulk by id or key, which does not lag. */
final class SearchEndpoint {
    private static final int MOST_IN_BULK = 100;
    private static final int MOST_PROPERTIES = 5;
    private static final int USUAL = 50;

    private final Duration lag;
    private final SandboxState state;
    private final IssueJson issues;
    private final JqlSearch search;

    SearchEndpoint(SandboxOptions options, SandboxState state, IssueJson issues) {
        this.lag = options.answers().searchLag();
        this.state = state;
        this.issues = issues;
        this.search = new JqlSearch(state, new JqlDates(options.answers().zone()), lag);
    }

    /** What a search asks for, in a query or in a body; which fields are shown where none are named differs. */
    private record Ask(
            String jql,
            int startAt,
            int maxResults,
            Set<String> fields,
            Set<String> properties,
            Set<String> consistent,
            boolean lenient) {}

    /** Cloud's search: it demands a restriction, shows ids alone where no fields are named, and pages by tokens. */
    Answer onCloud(Exchange exchange) {
        Ask ask = ask(exchange, "nextPageToken", "id");
        Jql jql = JqlParser.parse(ask.jql());
        if (jql.clauses().isEmpty()) {
            throw JiraError.message(
                    400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        return state.withAll(all -> {
            List<SandboxIssue> found = search.find(jql, indexed(all, ask.consistent()));
            int end = ask.startAt() + ask.maxResults();
            ObjectNode page = shown(found, ask, exchange).put("isLast", end >= found.size());
            return Answer.json(200, end >= found.size() ? page : page.put("nextPageToken", String.valueOf(end)));
        });
    }

    Answer onDataCenter(Exchange exchange) {
        Ask ask = ask(exchange, "startAt", "*all");
        Jql jql = JqlParser.parse(ask.jql());
        return state.withAll(all -> {
            List<SandboxIssue> found = ask.lenient()
                    ? search.findLeniently(jql, indexed(all, ask.consistent()))
                    : search.find(jql, indexed(all, ask.consistent()));
            ObjectNode page = shown(found, ask, exchange).put("startAt", ask.startAt());
            return Answer.json(200, page.put("maxResults", ask.maxResults()).put("total", found.size()));
        });
    }

    /** The search that Cloud had once. */
    Answer gone(Exchange exchange) {
        JiraError gone = JiraError.message(
                410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
        return Answer.json(gone.status(), gone.body());
    }

    /** Issues that are not there are left out. */
    Answer bulk(Exchange exchange) {
        JsonNode request = exchange.json();
        List<String> wanted = JiraJson.texts(request.path("issueIdsOrKeys"));
        if (wanted.isEmpty() || wanted.size() > MOST_IN_BULK) {
            throw JiraError.message(400, "Between 1 and " + MOST_IN_BULK + " issue IDs or keys must be provided.");
        }
        Wanted shown = new Wanted(
                set(request.path("fields"), "*navigable"),
                properties(set(request.path("properties"), "")),
                exchange.isV3());
        return state.withAll(all -> {
            ObjectNode answer = JiraJson.object();
            ArrayNode list = answer.putArray("issues");
            wanted.stream()
                    .map(state::find)
                    .flatMap(Optional::stream)
                    .distinct()
                    .sorted(Comparator.comparing(issue -> Long.valueOf(issue.id)))
                    .forEach(issue -> list.add(issues.issue(issue, shown)));
            answer.putArray("issueErrors");
            return Answer.json(200, answer);
        });
    }

    /** The issues that the index knows by now, and those that the caller wants to be known. */
    private List<SandboxIssue> indexed(List<SandboxIssue> all, Set<String> consistent) {
        Instant now = state.now();
        return all.stream()
                .filter(issue -> consistent.contains(issue.id)
                        || !issue.created.plus(lag).isAfter(now))
                .toList();
    }

    private ObjectNode shown(List<SandboxIssue> found, Ask ask, Exchange exchange) {
        boolean idsAlone = ask.fields().equals(Set.of("id"));
        Wanted wanted = new Wanted(ask.fields(), ask.properties(), exchange.isV3());
        ObjectNode page = JiraJson.object();
        ArrayNode list = page.putArray("issues");
        found.stream().skip(ask.startAt()).limit(ask.maxResults()).forEach(issue -> {
            ObjectNode json = issues.issue(issue, wanted);
            list.add(idsAlone ? json.retain("id", "properties") : json);
        });
        return page;
    }

    private static Ask ask(Exchange exchange, String start, String usualFields) {
        if (exchange.isPost()) {
            JsonNode body = exchange.json();
            return new Ask(
                    body.path("jql").asText(),
                    body.path(start).asInt(0),
                    body.path("maxResults").asInt(USUAL),
                    set(body.path("fields"), usualFields),
                    properties(set(body.path("properties"), "")),
                    set(body.path("reconcileIssues"), ""),
                    !body.path("validateQuery").asBoolean(true));
        }
        return new Ask(
                exchange.query("jql", ""),
                exchange.number(start, 0),
                exchange.number("maxResults", USUAL),
                exchange.list("fields", usualFields),
                properties(exchange.list("properties", "")),
                exchange.list("reconcileIssues", ""),
                false);
    }

    private static Set<String> set(JsonNode list, String byDefault) {
        Set<String> texts = new LinkedHashSet<>(JiraJson.texts(list));
        return texts.isEmpty() && !byDefault.isEmpty() ? Set.of(byDefault) : texts;
    }

    private static Set<String> properties(Set<String> keys) {
        if (keys.size() > MOST_PROPERTIES) {
            throw JiraError.message(400, "A maximum of " + MOST_PROPERTIES + " issue properties can be retrieved.");
        }
        return keys;
    }
}
