package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.jira.json.FoundJson;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private final Integration integration;
    private final SeenMarkers seen;

    KeyProbe(JiraClient client, JiraDialect dialect, Integration integration, SeenMarkers seen) {
        this.client = client;
        this.dialect = dialect;
        this.integration = integration;
        this.seen = seen;
    }

    /** @param complete whether nothing that is wanted comes after them */
    record Probed(List<FoundIssueJson> issues, boolean complete) {}

    /** The issues after the one of that number which may bear the marker, up to the first that does. */
    Probed after(int number, IntentId marker) {
        return dialect.isCloud()
                ? new Walk(number, marker).walk(PER_CALL_CLOUD, MOST_CALLS_CLOUD, MISSES)
                : new Walk(number, marker).walk(1, MOST_CALLS_DATA_CENTER, MISSES_DATA_CENTER);
    }

    static OptionalInt numberOf(String projectKey, Optional<String> key) {
        return key.map(KEY::matcher)
                .filter(Matcher::matches)
                .filter(parts -> parts.group(1).equals(projectKey))
                .map(parts -> OptionalInt.of(Integer.parseInt(parts.group(2))))
                .orElse(OptionalInt.empty());
    }

    /** From number to number, past those that are another's. */
    private final class Walk {
        private final IntentId marker;
        private final List<FoundIssueJson> issues = new ArrayList<>();
        private int last;
        private int lastHit;

        Walk(int number, IntentId marker) {
            this.marker = marker;
            this.last = number;
            this.lastHit = number;
        }

        Probed walk(int perCall, int mostCalls, int misses) {
            for (int call = 0; call < mostCalls; call++) {
                List<FoundIssueJson> found = fetch(next(perCall));
                found.forEach(this::see);
                if (last - lastHit >= misses || found.stream().anyMatch(issue -> Marker.isOn(issue, marker))) {
                    return new Probed(issues, true);
                }
            }
            return new Probed(issues, false);
        }

        private List<String> next(int count) {
            List<String> keys = new ArrayList<>();
            while (keys.size() < count) {
                last++;
                if (seen.isAnothers(integration, last, marker)) {
                    lastHit = last;
                } else {
                    keys.add(projectKey() + "-" + last);
                }
            }
            return keys;
        }

        private void see(FoundIssueJson issue) {
            issues.add(issue);
            numberOf(projectKey(), Optional.ofNullable(issue.key())).ifPresent(number -> {
                lastHit = Math.max(lastHit, number);
                seen.note(integration, number, issue);
            });
        }
    }

    private String projectKey() {
        return integration.config().projectKey();
    }

    private List<FoundIssueJson> fetch(List<String> keys) {
        return dialect.isCloud()
                ? inBulk(keys)
                : keys.stream().flatMap(key -> one(key).stream()).toList();
    }

    private List<FoundIssueJson> inBulk(List<String> keys) {
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
