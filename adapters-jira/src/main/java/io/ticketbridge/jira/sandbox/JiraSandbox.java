package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running sandbox. It listens on loopback alone, on two ports: Jira's own, and the one from which Cloud hands out files.
 *
 * <p>The paths below {@code /__sandbox}, for other processes, take and give JSON without credentials and are not in the
 * journal:
 *
 * <pre>
 * GET    issues, issues/{key}
 * POST   issues/{key}/status                 {"status": "In Progress"}
 * POST   issues/{key}/assignee               {"assignee": "Dana Lee"}
 * POST   issues/{key}/comments               {"author": "Dana Lee", "body": "…"}
 * PUT    issues/{key}/comments/{id}          {"body": "…"}
 * DELETE issues/{key}/comments/{id}
 * POST   issues/{key}/attachments            {"author": "…", "filename": "…", "mime_type": "…", "base64": "…"}
 * POST   issues/{key}/move                   {"project": "OPS"}
 * DELETE issues/{key}
 * GET    journal                             DELETE journal
 * POST   faults                              {"method": "POST", "path": "/issue$", "times": 1, "fault": "reset_after"}
 * DELETE faults
 * POST   webhooks                            {"url": "…/callback", "secret": "…", "lost": 0.1, "doubled": 0.1, "latest_ms": 500}
 * </pre>
 *
 * A fault without a method or path is for any. It is one of {@code status} and {@code status_afterwards} (with {@code
 * status}, {@code content_type}, {@code body}, {@code headers}, {@code retry_after}), {@code html}, {@code empty}, {@code
 * credentials_refused} (with {@code status}), {@code too_many_requests} (with {@code retry_after}), {@code login_page},
 * {@code delay}, {@code answer_late} and {@code drip} (with {@code ms}), {@code reset_before}, {@code reset_after}, {@code
 * truncate}.
 */
public final class JiraSandbox implements AutoCloseable {
    /** The display name of the account that callers use. */
    public static final String ACCOUNT = "Ticketbridge Bot";

    /**
     * An issue as support staff see it.
     *
     * @param comments their texts, oldest first
     * @param attachments their file names, oldest first
     * @param properties each value as JSON
     */
    public record Issue(
            String id,
            String key,
            String summary,
            String description,
            String type,
            String status,
            Optional<String> priority,
            Optional<String> resolution,
            Optional<String> assignee,
            List<String> labels,
            List<String> comments,
            List<String> attachments,
            Map<String, String> properties) {}

    private final SandboxOptions options;
    private final Clock clock;
    private final SandboxState state;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Path folder;
    private final LoopbackServer jira;
    private final LoopbackServer media;
    private final Webhooks webhooks;

    private JiraSandbox(SandboxOptions options, Clock clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.state = new SandboxState(clock, options.project().key());
        this.folder = Files.createTempDirectory("jira-sandbox-");
        this.jira = new LoopbackServer(options.port());
        this.media = new LoopbackServer(0);
        this.webhooks = new Webhooks(options, this::baseUrl);
    }

    /** @throws UncheckedIOException where the port is taken */
    public static JiraSandbox start(SandboxOptions options, Clock clock) {
        try {
            JiraSandbox sandbox = new JiraSandbox(options, clock);
            sandbox.listen();
            return sandbox;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** What an integration takes as its base URL. */
    public String baseUrl() {
        return jira.origin() + options.contextPath();
    }

    /** The other origin, from which Cloud hands out files. */
    public String mediaUrl() {
        return media.origin();
    }

    public boolean isCloud() {
        return options.edition() == Edition.CLOUD;
    }

    public Journal journal() {
        return journal;
    }

    /** The next request, whichever it is, fails so. */
    public void failNext(Fault fault) {
        fail(Faults.ANY_METHOD, "", 1, fault);
    }

    /** The next request by {@code method} to a path in which {@code path}, a regular expression, is found fails so. */
    public void failNext(String method, String path, Fault fault) {
        fail(method, path, 1, fault);
    }

    /** The next {@code times} of such requests fail so; {@code *} is any method. */
    public void fail(String method, String path, int times, Fault fault) {
        faults.add(method, path, times, fault);
    }

    /** Forgets the failures that have not happened yet. */
    public void healAll() {
        faults.clear();
    }

    /** Oldest first. */
    public List<Issue> issues() {
        return state.withAll(all -> all.stream().map(JiraSandbox::shown).toList());
    }

    public Issue issue(String idOrKey) {
        return state.with(idOrKey, JiraSandbox::shown);
    }

    public void setStatus(String idOrKey, String status) {
        if (!Workflow.CATEGORIES.containsKey(status)) {
            throw JiraError.message(400, "There is no status " + status + ", only " + Workflow.STATUSES);
        }
        state.change(idOrKey, issue -> issue.status = status);
    }

    public void assign(String idOrKey, String displayName) {
        state.change(idOrKey, issue -> issue.assignee = displayName);
    }

    public void unassign(String idOrKey) {
        state.change(idOrKey, issue -> issue.assignee = null);
    }

    /**
     * Files an issue past the API, as somebody does in Jira's own pages.
     *
     * @return the issue's id
     */
    public String file(String summary) {
        String type = options.project().issueTypes().get(0);
        return state.create(options.project().key(), summary, type, issue -> issue.id);
    }

    /**
     * Clones an issue as Jira's own pages do: with its fields, labels among them, but without its entity properties.
     *
     * @return the clone's id
     */
    public String cloneAs(String idOrKey, String displayName) {
        SandboxIssue from = state.with(idOrKey, issue -> issue);
        return state.create(from.project(), "CLONE - " + from.summary, from.type, issue -> {
            issue.creator = displayName;
            issue.description = from.description;
            issue.labels.addAll(from.labels);
            return issue.id;
        });
    }

    /** @return the comment's id */
    public String commentAs(String idOrKey, String displayName, String text) {
        return state.with(idOrKey, issue -> state.comment(issue, displayName, Body.of(text)).id);
    }

    public void editComment(String idOrKey, String commentId, String text) {
        state.change(idOrKey, issue -> issue.comment(commentId)
                .orElseThrow(JiraError::noSuchIssue)
                .edit(Body.of(text), state.now()));
    }

    public void deleteComment(String idOrKey, String commentId) {
        state.change(idOrKey, issue -> issue.comments.removeIf(comment -> comment.id.equals(commentId)));
    }

    /** @return the attachment's id */
    public String attachAs(String idOrKey, String displayName, String filename, String mimeType, byte[] content) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "attachment-", ".bin"), content);
            return state.with(
                    idOrKey, issue -> state.attach(issue, filename, mimeType, content.length, displayName, file)
                            .id());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public void deleteIssue(String idOrKey) {
        state.delete(idOrKey);
    }

    /** From now on whatever happens is told to this address, signed with {@code secret}. */
    public void callBack(String url, String secret, Delivering how) {
        webhooks.tell(URI.create(url), secret, how);
    }

    /** @return the new key */
    public String moveIssue(String idOrKey, String project) {
        return state.move(idOrKey, project);
    }

    /** To close it twice does nothing. */
    @Override
    public void close() {
        faults.close();
        webhooks.close();
        jira.close();
        media.close();
        if (Files.exists(folder)) {
            deleteFolder();
        }
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /** Both ports must be known before the endpoints are made, for each origin names the other. */
    private void listen() throws IOException {
        try {
            jira.start();
            media.start();
        } catch (IOException portTaken) {
            close();
            throw portTaken;
        }
        state.tell(webhooks);
        Endpoints.Routers routers = Endpoints.of(options, state, baseUrl(), mediaUrl(), folder);
        new StaffEndpoint(this).addTo(routers.jira());
        Gate gate = new Gate(options);
        jira.handle(new SandboxHandler(
                "jira",
                options.contextPath(),
                clock,
                journal,
                faults,
                inbound -> answer(inbound, routers.jira(), gate)));
        media.handle(new SandboxHandler(
                "media", "", clock, journal, faults, inbound -> routers.media().answer(inbound, inbound.fullPath())));
    }

    private static Answer answer(Inbound inbound, Router router, Gate gate) {
        if (inbound.isStaffs()) {
            return router.answer(inbound, inbound.staffPath());
        }
        return inbound.path()
                .map(path -> gate.refusal(inbound, path).orElseGet(() -> router.answer(inbound, path)))
                .orElseGet(() -> router.nowhere(404, "null for uri: " + inbound.fullPath()));
    }

    private static Issue shown(SandboxIssue issue) {
        Map<String, String> properties = new LinkedHashMap<>();
        issue.properties.forEach((key, value) -> properties.put(key, value.toString()));
        return new Issue(
                issue.id,
                issue.key,
                issue.summary,
                issue.description.text(),
                issue.type,
                issue.status,
                Optional.ofNullable(issue.priority),
                Optional.ofNullable(issue.resolution),
                Optional.ofNullable(issue.assignee),
                List.copyOf(issue.labels),
                issue.comments.stream().map(comment -> comment.body.text()).toList(),
                issue.attachments.stream().map(SandboxFile::name).toList(),
                properties);
    }
}
