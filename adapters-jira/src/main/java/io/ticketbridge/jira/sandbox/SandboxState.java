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
import java.util.function.Function;

/** All issues of a sandbox. Whoever reads or changes one does so within {@link #with}. */
final class SandboxState {
    private final Clock clock;
    private final Map<String, SandboxIssue> issues = new LinkedHashMap<>();
    private final Map<String, String> idsOfFormerKeys = new LinkedHashMap<>();
    private long lastIssue = 10_000;
    private long lastNumber;
    private long lastComment = 20_000;
    private long lastFile = 30_000;

    SandboxState(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized SandboxIssue create(String summary, String type, Body description, List<String> labels) {
        String id = String.valueOf(++lastIssue);
        String key = SandboxOptions.PROJECT + "-" + ++lastNumber;
        SandboxIssue issue = new SandboxIssue(id, key, summary, type, description, labels, now());
        issues.put(id, issue);
        return issue;
    }

    /** Runs {@code work} on the issue with this id or key, former keys included, while nobody else does. */
    synchronized <T> T with(String idOrKey, Function<SandboxIssue, T> work) {
        return work.apply(find(idOrKey).orElseThrow(JiraError::noSuchIssue));
    }

    synchronized List<SandboxIssue> all() {
        return List.copyOf(issues.values());
    }

    synchronized void delete(String idOrKey) {
        issues.remove(find(idOrKey).orElseThrow(JiraError::noSuchIssue).id);
    }

    /** A moved issue has a new key and its old id; the old key still leads to it. */
    synchronized String move(String idOrKey, String project) {
        SandboxIssue issue = find(idOrKey).orElseThrow(JiraError::noSuchIssue);
        idsOfFormerKeys.put(issue.key, issue.id);
        issue.key = project + "-" + ++lastNumber;
        return issue.key;
    }

    SandboxComment comment(SandboxIssue issue, String author, Body body) {
        SandboxComment comment = new SandboxComment(String.valueOf(++lastComment), author, body, now());
        issue.comments.add(comment);
        return comment;
    }

    SandboxFile attach(SandboxIssue issue, String name, String mimeType, long size, String author, Path bytes) {
        SandboxFile file = new SandboxFile(String.valueOf(++lastFile), name, mimeType, size, author, now(), bytes);
        issue.attachments.add(file);
        return file;
    }

    synchronized Optional<SandboxFile> file(String id) {
        return issues.values().stream()
                .flatMap(issue -> issue.attachments.stream())
                .filter(file -> file.id().equals(id))
                .findFirst();
    }

    private Optional<SandboxIssue> find(String idOrKey) {
        String id = idsOfFormerKeys.getOrDefault(idOrKey, idOrKey);
        return issues.values().stream()
                .filter(issue -> issue.id.equals(id) || issue.key.equals(idOrKey))
                .findFirst();
    }
}
