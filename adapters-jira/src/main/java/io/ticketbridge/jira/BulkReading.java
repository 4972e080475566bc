package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.jira.json.IssueJson;
import io.ticketbridge.jira.json.IssuesJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads many issues for the price of one: on Cloud by {@code issue/bulkfetch}, which waits for no index; Data Center has its search
 * alone.
 */
final class BulkReading {
    /** JQL counts in minutes, and what it counts from is Jira's clock. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int PER_PAGE = 1_000;
    private static final int IDS_PER_PAGE = 5_000;
    private static final int MOST_PAGES = 20;

    private final JiraClient client;
    private final JiraDialect dialect;
    private final IssueReading reading;

    BulkReading(JiraClient client, JiraDialect dialect) {
        this.client = client;
        this.dialect = dialect;
        this.reading = new IssueReading(client, dialect);
    }

    List<IssueSnapshot> read(List<IssueRef> issues) {
        if (issues.isEmpty()) {
            return List.of();
        }
        Map<String, IssueRef> wanted =
                issues.stream().collect(Collectors.toMap(IssueRef::id, Function.identity(), (first, same) -> first));
        return client.answer(dialect.isCloud() ? fetch(wanted) : search(wanted), IssuesJson.class).list().stream()
                .flatMap(found -> snapshot(wanted, found).stream())
                .toList();
    }

    private Optional<IssueSnapshot> snapshot(Map<String, IssueRef> wanted, IssueJson found) {
        return Optional.ofNullable(found.id()).map(wanted::get).map(issue -> reading.snapshot(issue, found));
    }

    private Call fetch(Map<String, IssueRef> wanted) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = body.putArray("issueIdsOrKeys");
        wanted.keySet().forEach(ids::add);
        return Call.ask(dialect.api() + "/issue/bulkfetch", withFields(body, IssueReading.FIELDS));
    }

    /** Without {@code validateQuery} Data Center refuses a query in which one issue is gone. */
    private Call search(Map<String, IssueRef> wanted) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("jql", "id in (" + String.join(",", wanted.keySet()) + ")")
                .put("maxResults", wanted.size())
                .put("validateQuery", false);
        return Call.ask(dialect.api() + "/search", withFields(body, IssueReading.FIELDS));
    }

    private static ObjectNode withFields(ObjectNode body, List<String> fields) {
        ArrayNode names = body.putArray("fields");
        fields.forEach(names::add);
        return body;
    }

    /** Whatever project they are in now: whoever opened an issue stays so. */
    Map<String, Instant> changedWithin(Duration span) {
        String jql = "creator = currentUser() AND updated >= \"-"
                + span.plus(MARGIN).toMinutes() + "m\" ORDER BY updated DESC";
        String path = dialect.search(jql) + "&fields=updated&maxResults=" + PER_PAGE;
        Map<String, Instant> changed = new HashMap<>();
        Optional<String> next = Optional.of("");
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            IssuesJson found = client.answer(Call.get(path + next.get()), IssuesJson.class);
            found.list().forEach(issue -> updated(issue).ifPresent(at -> changed.put(issue.id(), at)));
            next = after(found, changed.size());
        }
        return changed;
    }

    /** Of ids alone Cloud gives 5,000 at a time, and Data Center 1,000. */
    Optional<Set<String>> unfinished(int most) {
        String path = dialect.search("creator = currentUser() AND statusCategory != Done ORDER BY id ASC")
                + "&fields=id&maxResults=" + IDS_PER_PAGE;
        Set<String> ids = new HashSet<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent() && ids.size() <= most) {
            IssuesJson found = client.answer(Call.get(path + next.get()), IssuesJson.class);
            found.list().stream()
                    .flatMap(issue -> Stream.ofNullable(issue.id()))
                    .forEach(ids::add);
            next = after(found, ids.size());
        }
        return Optional.of(ids).filter(all -> all.size() <= most);
    }

    private static Optional<Instant> updated(IssueJson issue) {
        return IssueRefs.of(issue.id(), issue.key())
                .flatMap(known -> Optional.ofNullable(issue.fields()))
                .map(IssueJson.FieldsJson::updated)
                .map(JiraDates::read);
    }

    /** What asks for the page that follows, if one does. */
    private Optional<String> after(IssuesJson found, int seen) {
        if (dialect.isCloud()) {
            return found.next().map(token -> "&nextPageToken=" + JiraDialect.encoded(token));
        }
        boolean more = !found.list().isEmpty() && found.total() != null && seen < found.total();
        return more ? Optional.of("&startAt=" + seen) : Optional.empty();
    }
}
