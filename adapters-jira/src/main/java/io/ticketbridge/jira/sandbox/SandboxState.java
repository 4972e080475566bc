package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxComment;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** All issues of a sandbox. Whoever reads or changes one does so within {@link #with} or {@link #withAll}. */
final class SandboxState {
    private final Clock clock;
    private final Map<String, SandboxIssue> issues = new LinkedHashMap<>();
    /** Former keys too: they still lead to their issue. */
    private final Map<String, String> idsByKey = new LinkedHashMap<>();

    private final Map<String, Integer> lastNumbers = new LinkedHashMap<>();
    private Optional<Webhooks> webhooks = Optional.empty();
    private long lastIssue = 10_000;
    private long lastComment = 20_000;
    private long lastFile = 30_000;
    private long lastEntry = 40_000;

    SandboxState(Clock clock, String project) {
        this.clock = clock;
        lastNumbers.put(project, 0);
    }

    /** From now on whatever happens is told. */
    synchronized void tell(Webhooks all) {
        webhooks = Optional.of(all);
    }

    Instant now() {
        return clock.instant();
    }

    /** The keys of all projects: the one to begin with, and those that issues were moved to. */
    synchronized Set<String> projects() {
        return Set.copyOf(lastNumbers.keySet());
    }

    /** Adds an issue and runs {@code work} on it, before anybody sees it. */
    synchronized <T> T create(String project, String summary, String type, Function<SandboxIssue, T> work) {
        String id = String.valueOf(lastIssue + 1);
        SandboxIssue issue = new SandboxIssue(id, nextKey(project), summary, type, now());
        lastIssue++;
        issues.put(id, issue);
        idsByKey.put(issue.key, id);
        T made = work.apply(issue);
        webhooks.ifPresent(all -> all.issue("created", issue));
        return made;
    }

    /** Runs {@code work} on the issue with this id or key, former keys included, while nobody else does. */
    synchronized <T> T with(String idOrKey, Function<SandboxIssue, T> work) {
        return work.apply(find(idOrKey).orElseThrow(JiraError::noSuchIssue));
    }

    /** As {@link #with}, and notes that the issue was updated. */
    synchronized void change(String idOrKey, Consumer<SandboxIssue> work) {
        SandboxIssue issue = find(idOrKey).orElseThrow(JiraError::noSuchIssue);
        Facts before = Facts.of(issue);
        work.accept(issue);
        touch(issue, before);
    }

    /** Notes that an issue was updated. */
    synchronized void touch(SandboxIssue issue) {
        touch(issue, Facts.of(issue));
    }

    private void touch(SandboxIssue issue, Facts before) {
        issue.touch(now());
        String entry = String.valueOf(++lastEntry);
        webhooks.ifPresent(all -> all.updated(issue, entry, before));
    }

    /** Runs {@code work} on all issues, oldest first, while nobody else does. */
    synchronized <T> T withAll(Function<List<SandboxIssue>, T> work) {
        return work.apply(List.copyOf(issues.values()));
    }

    synchronized Optional<SandboxIssue> find(String idOrKey) {
        return Optional.ofNullable(issues.get(idsByKey.getOrDefault(idOrKey, idOrKey)));
    }

    synchronized void delete(String idOrKey) {
        SandboxIssue gone = find(idOrKey).orElseThrow(JiraError::noSuchIssue);
        issues.remove(gone.id);
        webhooks.ifPresent(all -> all.issue("deleted", gone));
    }

    /** A moved issue has a new key and its old id; the old key still leads to it. */
    synchronized String move(String idOrKey, String project) {
        SandboxIssue issue = find(idOrKey).orElseThrow(JiraError::noSuchIssue);
        Facts before = Facts.of(issue);
        issue.key = nextKey(project);
        idsByKey.put(issue.key, issue.id);
        touch(issue, before);
        return issue.key;
    }

    synchronized SandboxComment comment(SandboxIssue issue, String author, Body body) {
        SandboxComment comment = new SandboxComment(String.valueOf(++lastComment), author, body, now());
        issue.comments.add(comment);
        issue.touch(now());
        webhooks.ifPresent(all -> all.comment(issue, comment));
        return comment;
    }

    synchronized SandboxFile attach(
            SandboxIssue issue, String name, String mimeType, long size, String author, Path bytes) {
        SandboxFile file = new SandboxFile(String.valueOf(++lastFile), name, mimeType, size, author, now(), bytes);
        issue.attachments.add(file);
        touch(issue);
        return file;
    }

    synchronized Optional<SandboxFile> file(String id) {
        return issues.values().stream()
                .flatMap(issue -> issue.attachments.stream())
                .filter(file -> file.id().equals(id))
                .findFirst();
    }

    synchronized void detach(SandboxFile file) {
        issues.values().stream().filter(issue -> issue.attachments.remove(file)).forEach(this::touch);
    }

    private String nextKey(String project) {
        return project + "-" + lastNumbers.merge(project, 1, Integer::sum);
    }
}
