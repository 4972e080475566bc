package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Exchange.Answer;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxComment;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * A running sandbox. It listens on loopback alone, on two ports: Jira's own, and the one from which Cloud hands out files.
 *
 * <p>The paths below {@code /__sandbox}, without credentials: {@code GET issues}, {@code GET journal}, {@code POST
 * issues/{key}/status {"status": "In Progress"}}, {@code POST issues/{key}/assignee {"assignee": "Dana Lee"}}, {@code POST
 * issues/{key}/comments {"author": "Dana Lee", "body": "…"}}, {@code DELETE issues/{key}}, {@code POST faults {"method":
 * "POST", "path": "/issue$", "times": 1, "fault": "reset_after"}} (or {@code reset_before}, {@code truncate}, {@code
 * delay} and {@code drip} with {@code ms}, {@code status} and {@code status_afterwards} with {@code status}, {@code body},
 * {@code retry_after}), {@code DELETE faults}.
 */
public final class JiraSandbox implements AutoCloseable {
    /** The display name of the account that callers use. */
    public static final String ACCOUNT = "Ticketbridge Bot";

    /** An issue as support staff see it. */
    public record Issue(
            String id,
            String key,
            String summary,
            String description,
            String type,
            String status,
            Optional<String> priority,
            Optional<String> resolution,
            List<String> labels,
            List<String> comments,
            List<String> attachments) {}

    private static final int WORKERS = 32;

    private final SandboxOptions options;
    private final SandboxState state;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Path folder;
    private final HttpServer jira;
    private final HttpServer media;

    private JiraSandbox(SandboxOptions options, Clock clock) throws IOException {
        this.options = options;
        this.state = new SandboxState(clock);
        this.folder = Files.createTempDirectory("jira-sandbox-");
        this.jira = server(options.port());
        this.media = server(0);
    }

    /** @throws UncheckedIOException where the port is taken */
    public static JiraSandbox start(SandboxOptions options, Clock clock) {
        try {
            return new JiraSandbox(options, clock).started();
        } catch (IOException portTaken) {
            throw new UncheckedIOException(portTaken);
        }
    }

    /** What an integration takes as its base URL. */
    public String baseUrl() {
        return origin(jira) + options.contextPath();
    }

    public boolean isCloud() {
        return options.edition() == Edition.CLOUD;
    }

    public Journal journal() {
        return journal;
    }

    /** The next request by {@code method} to a path in which {@code path}, a regular expression, is found fails so. */
    public void failNext(String method, String path, Fault fault) {
        fail(method, path, 1, fault);
    }

    public void fail(String method, String path, int times, Fault fault) {
        faults.add(method, path, times, fault);
    }

    /** Forgets the failures that have not happened yet. */
    public void healAll() {
        faults.clear();
    }

    public List<Issue> issues() {
        return state.all().stream().map(issue -> issue(issue.id)).toList();
    }

    public Issue issue(String idOrKey) {
        return state.with(idOrKey, JiraSandbox::shown);
    }

    public void setStatus(String idOrKey, String status) {
        if (!Workflow.CATEGORIES.containsKey(status)) {
            throw JiraError.message(400, "There is no status " + status + ", only " + Workflow.CATEGORIES.keySet());
        }
        state.with(idOrKey, issue -> issue.status = status);
    }

    public void assign(String idOrKey, String displayName) {
        state.with(idOrKey, issue -> issue.assignee = displayName);
    }

    /** @return the comment's id */
    public String commentAs(String idOrKey, String displayName, String text) {
        return state.with(idOrKey, issue -> state.comment(issue, displayName, new Body(text, Optional.empty())).id);
    }

    public void deleteComment(String idOrKey, String commentId) {
        state.with(idOrKey, issue -> issue.comments.removeIf((SandboxComment comment) -> comment.id.equals(commentId)));
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

    /** @return the new key */
    public String moveIssue(String idOrKey, String project) {
        return state.move(idOrKey, project);
    }

    /** To close it twice does nothing. */
    @Override
    public void close() {
        jira.shutdownNow();
        media.shutdownNow();
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

    /** Both ports must be known before the endpoints are made, for each names the other origin. */
    private JiraSandbox started() throws IOException {
        jira.start();
        media.start();
        JiraJson json = new JiraJson(options, baseUrl());
        AttachmentEndpoint files = new AttachmentEndpoint(options, state, json, folder, origin(media));
        Router router = new Router();
        routeIssues(router, json);
        routeFiles(router, files);
        new StaffEndpoint(this).addTo(router);
        Router mediaRouter = new Router();
        mediaRouter.route("GET", "/file/{link}/binary", files::media);
        Gate gate = new Gate(options);
        handle(
                jira,
                "jira",
                (request, path) -> path.startsWith("/__sandbox/")
                        ? router.answer(request, path)
                        : gate.refusal(request, path).orElseGet(() -> router.answer(request, path)));
        handle(media, "media", mediaRouter::answer);
        return this;
    }

    private void routeFiles(Router router, AttachmentEndpoint files) {
        boolean cloud = isCloud();
        router.routeApi(cloud, "POST", "/issue/{issue}/attachments", files::upload);
        router.routeApi(cloud, "GET", "/attachment/{attachment}", files::metadata);
        if (cloud) {
            router.routeApi(true, "GET", "/attachment/content/{attachment}", files::content);
        } else {
            router.route("GET", "/secure/attachment/{attachment}/{name}", files::secure);
            router.route("GET", "/login.jsp", files::loginPage);
        }
    }

    private void routeIssues(Router router, JiraJson json) {
        IssueEndpoint issues = new IssueEndpoint(options, state, json);
        CommentEndpoint comments = new CommentEndpoint(state, json);
        TransitionEndpoint transitions = new TransitionEndpoint(options, state, json);
        MetaEndpoint meta = new MetaEndpoint(options, json, baseUrl());
        boolean cloud = isCloud();
        router.routeApi(cloud, "GET", "/serverInfo", meta::serverInfo);
        router.routeApi(cloud, "GET", "/myself", meta::myself);
        router.routeApi(cloud, "GET", "/project/{project}", meta::project);
        router.routeApi(cloud, "GET", "/issue/createmeta/{project}/issuetypes", meta::issueTypes);
        router.routeApi(cloud, "GET", "/issue/createmeta/{project}/issuetypes/{type}", meta::fields);
        router.routeApi(cloud, "POST", "/issue", issues::create);
        router.routeApi(cloud, "GET", "/issue/{issue}", issues::read);
        router.routeApi(cloud, "DELETE", "/issue/{issue}", issues::delete);
        router.routeApi(cloud, "GET", "/issue/{issue}/comment", comments::list);
        router.routeApi(cloud, "POST", "/issue/{issue}/comment", comments::add);
        router.routeApi(cloud, "GET", "/issue/{issue}/comment/{comment}", comments::read);
        router.routeApi(cloud, "PUT", "/issue/{issue}/comment/{comment}", comments::edit);
        router.routeApi(cloud, "DELETE", "/issue/{issue}/comment/{comment}", comments::delete);
        router.routeApi(cloud, "GET", "/issue/{issue}/transitions", transitions::list);
        router.routeApi(cloud, "POST", "/issue/{issue}/transitions", transitions::perform);
    }

    private void handle(HttpServer server, String host, BiFunction<Request, String, Answer> answers) {
        server.getServerConfiguration()
                .addHttpHandler(new SandboxHandler(host, options.contextPath(), journal, state, faults, answers), "/");
    }

    private static HttpServer server(int port) {
        HttpServer server = new HttpServer();
        NetworkListener listener = new NetworkListener("sandbox", "127.0.0.1", port);
        listener.getTransport()
                .setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                        .setPoolName("jira-sandbox")
                        .setCorePoolSize(WORKERS)
                        .setMaxPoolSize(WORKERS)
                        .setDaemon(true));
        server.addListener(listener);
        return server;
    }

    private static String origin(HttpServer server) {
        NetworkListener listener = server.getListener("sandbox");
        return "http://127.0.0.1:" + listener.getPort();
    }

    private static Issue shown(SandboxIssue issue) {
        return new Issue(
                issue.id,
                issue.key,
                issue.summary,
                issue.description.text(),
                issue.type,
                issue.status,
                Optional.ofNullable(issue.priority),
                Optional.ofNullable(issue.resolution),
                issue.labels,
                issue.comments.stream().map(comment -> comment.body.text()).toList(),
                issue.attachments.stream().map(SandboxFile::name).toList());
    }
}
