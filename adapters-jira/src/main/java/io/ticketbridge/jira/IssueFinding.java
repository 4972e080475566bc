package io.ticketbridge.jira;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.jira.json.FoundJson;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import io.ticketbridge.port.IssueTracker.Sighting;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Finds what was opened, by its marker. An issue is fetched by its key as soon as it is there, while Jira's search learns of
 * it seconds to minutes later (Atlassian, "Search and reconcile"): so the keys that follow the last one from before are
 * tried first, and the search is asked where they do not tell.
 */
final class IssueFinding {
    /** How much earlier than the sending the first key is taken from: JQL counts in minutes. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** How many issues from before are looked at; the lowest number counts, for one moved here has a number too high. */
    private static final int EARLIER = 10;

    private static final int MOST_FOUND = 50;
    private static final String SHOWN = "&fields=key,labels&properties=" + Marker.PROPERTY + "&maxResults=";

    private final JiraClient client;
    private final JiraDialect dialect;
    private final String projectKey;
    private final Integration integration;
    private final SeenMarkers seen;
    private final KeyProbe probe;

    IssueFinding(JiraClient client, JiraDialect dialect, Integration integration, SeenMarkers seen) {
        this.client = client;
        this.dialect = dialect;
        this.projectKey = integration.config().projectKey();
        this.integration = integration;
        this.seen = seen;
        this.probe = new KeyProbe(client, dialect, integration, seen);
    }

    Sighting find(IntentId marker, Duration since, List<IssueRef> earlier) {
        return seen.issueOf(integration, marker)
                .map(issue -> new Sighting(List.of(issue), true))
                .orElseGet(() -> look(marker, since, earlier));
    }

    private Sighting look(IntentId marker, Duration since, List<IssueRef> earlier) {
        long minutes = since.plus(MARGIN).toMinutes();
        OptionalInt known = lowest(earlier.stream().map(IssueRef::key));
        KeyProbe.Probed probed = probe.after(known.isPresent() ? known.getAsInt() : lastBefore(minutes), marker);
        List<IssueRef> byKey = marked(probed.issues(), marker);
        boolean isSure = probed.complete() && !byKey.isEmpty();
        return new Sighting(isSure ? byKey : bySearch(byKey, marker, minutes), probed.complete());
    }

    /** Every one that the search knows, one that came late among them. */
    List<IssueRef> findAll(IntentId marker, Duration since) {
        return inOrder(queries(marker, since.plus(MARGIN).toMinutes()).flatMap(jql -> marked(jql, marker)));
    }

    /** The number of the last issue from before the sending; 0 where there is none. */
    private int lastBefore(long minutes) {
        String before = "project = \"" + projectKey + "\" AND created < \"-" + minutes + "m\" ORDER BY created DESC";
        return lowest(search(before, EARLIER).stream().map(FoundIssueJson::key)).orElse(0);
    }

    private OptionalInt lowest(Stream<String> keys) {
        return keys.flatMapToInt(key -> KeyProbe.numberOf(projectKey, Optional.ofNullable(key)).stream())
                .min();
    }

    /** By the first search that finds any: the second one is for issues whose create screen has no labels. */
    private List<IssueRef> bySearch(List<IssueRef> byKey, IntentId marker, long minutes) {
        Stream<IssueRef> first = queries(marker, minutes)
                .map(jql -> marked(jql, marker).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
        return inOrder(Stream.concat(byKey.stream(), first));
    }

    /** Our own account's alone: whoever clones an issue in Jira takes its labels along. */
    private Stream<String> queries(IntentId marker, long minutes) {
        String own = "creator = currentUser() AND ";
        return Stream.of(
                own + "labels = \"" + Marker.label(marker) + "\"",
                own + "project = \"" + projectKey + "\" AND created >= \"-" + minutes + "m\" ORDER BY created DESC");
    }

    private Stream<IssueRef> marked(String jql, IntentId marker) {
        return marked(search(jql, MOST_FOUND), marker).stream();
    }

    private static List<IssueRef> inOrder(Stream<IssueRef> issues) {
        return issues.distinct()
                .sorted(Comparator.comparing(issue -> Long.valueOf(issue.id())))
                .toList();
    }

    private List<FoundIssueJson> search(String jql, int most) {
        return client.answer(Call.get(dialect.search(jql) + SHOWN + most), FoundJson.class)
                .list();
    }

    private static List<IssueRef> marked(List<FoundIssueJson> issues, IntentId marker) {
        return issues.stream()
                .filter(issue -> Marker.isOn(issue, marker))
                .flatMap(issue -> IssueRefs.of(issue.id(), issue.key()).stream())
                .toList();
    }
}
