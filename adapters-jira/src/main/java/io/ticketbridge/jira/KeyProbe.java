package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.json.FoundJson;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries the keys of a project one after the other: a fetch by key waits for no index. */
final class KeyProbe {
    private static final Pattern KEY = Pattern.compile("(.+)-([0-9]{1,9})");

    /** So many keys without an issue behind the last one mean that there are no more: deleted and hidden ones are few. */
    private static final int MISSES = 25;

    private static final int PER_CALL_CLOUD = 100;
    private static final int MOST_CALLS_CLOUD = 10;

    /** Data Center has no fetch in bulk, so each key is a call. */
    private static final int MISSES_DATA_CENTER = 5;

    private static final int MOST_CALLS_DATA_CENTER = 20;

    private final JiraClient client;
    private final JiraDialect dialect;
    private final String projectKey;

    KeyProbe(JiraClient client, JiraDialect dialect, String projectKey) {
        this.client = client;
        this.dialect = dialect;
        this.projectKey = projectKey;
    }

    /** @param complete whether nothing that is wanted comes after them */
    record Probed(List<FoundIssueJson> issues, boolean complete) {}

    /** The issues after the one of that number, up to the first that is wanted. */
    Probed after(int number, Predicate<FoundIssueJson> wanted) {
        return dialect.isCloud()
                ? probe(number, PER_CALL_CLOUD, MOST_CALLS_CLOUD, MISSES, wanted)
                : probe(number, 1, MOST_CALLS_DATA_CENTER, MISSES_DATA_CENTER, wanted);
    }

    static OptionalInt numberOf(String projectKey, Optional<String> key) {
        return key.map(KEY::matcher)
                .filter(Matcher::matches)
                .filter(parts -> parts.group(1).equals(projectKey))
                .map(parts -> OptionalInt.of(Integer.parseInt(parts.group(2))))
                .orElse(OptionalInt.empty());
    }

    private Probed probe(int number, int perCall, int mostCalls, int misses, Predicate<FoundIssueJson> wanted) {
        List<FoundIssueJson> issues = new ArrayList<>();
        int lastHit = number;
        for (int call = 0; call < mostCalls; call++) {
            int from = number + 1 + call * perCall;
            List<FoundIssueJson> found = fetch(from, perCall);
            issues.addAll(found);
            lastHit = Math.max(lastHit, highest(found));
            if (from + perCall - 1 - lastHit >= misses || found.stream().anyMatch(wanted)) {
                return new Probed(issues, true);
            }
        }
        return new Probed(issues, false);
    }

    private int highest(List<FoundIssueJson> issues) {
        return issues.stream()
                .flatMapToInt(issue -> numberOf(projectKey, Optional.ofNullable(issue.key())).stream())
                .max()
                .orElse(0);
    }

    private List<FoundIssueJson> fetch(int from, int count) {
        Stream<String> keys = IntStream.range(from, from + count).mapToObj(number -> projectKey + "-" + number);
        return dialect.isCloud()
                ? inBulk(keys)
                : keys.flatMap(key -> one(key).stream()).toList();
    }

    private List<FoundIssueJson> inBulk(Stream<String> keys) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode wanted = body.putArray("issueIdsOrKeys");
        keys.forEach(wanted::add);
        body.putArray("fields").add("labels");
        body.putArray("properties").add(Marker.PROPERTY);
        return client.answer(Call.ask(dialect.api() + "/issue/bulkfetch", body), FoundJson.class)
                .list();
    }

    private Optional<FoundIssueJson> one(String key) {
        Call call = Call.get(dialect.api() + "/issue/" + key + "?fields=labels&properties=" + Marker.PROPERTY);
        JiraAnswer answer = client.exchange(call);
        return answer.status() == 404 && !answer.isForNobody()
                ? Optional.empty()
                : client.judged(call, answer).as(FoundIssueJson.class);
    }
}
