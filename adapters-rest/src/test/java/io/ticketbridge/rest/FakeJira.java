package io.ticketbridge.rest;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackers;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One Jira that answers at once, or fails as told. It keeps one issue's worth of comments and files for each issue, and a
 * journal of what it was asked, so that a test can say that it was not asked at all.
 */
final class FakeJira implements IssueTrackers, IssueTracker {
    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final List<String> journal = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private Runnable before = () -> {};
    private int nextIssue = 10_542;
    private int nextComment = 10_231;
    private int nextFile = 10_688;

    private static final class Issue {
        private final IssueRef ref;
        private TicketStatus status = TicketStatus.TO_DO;
        private Optional<String> assignee = Optional.empty();
        private final Map<CommentId, Comment> comments = new LinkedHashMap<>();
        private final Map<AttachmentId, Attachment> files = new LinkedHashMap<>();
        private final Map<AttachmentId, byte[]> contents = new LinkedHashMap<>();

        Issue(IssueRef ref) {
            this.ref = ref;
        }
    }

    /** From now on each call refuses, or fails, with this. */
    void failWith(RuntimeException failure) {
        doBefore(() -> {
            throw failure;
        });
    }

    /** From now on each call runs this first. */
    synchronized void doBefore(Runnable action) {
        before = action;
    }

    synchronized List<String> journal() {
        return List.copyOf(journal);
    }

    /** How many downloads are open now. */
    int openDownloads() {
        return open.get();
    }

    synchronized void move(String id, String status, String assignee) {
        move(id, new TicketStatus(status), Optional.of(assignee));
    }

    synchronized void move(String id, TicketStatus status, Optional<String> assignee) {
        issue(id).status = status;
        issue(id).assignee = assignee;
    }

    /** A comment that somebody writes in Jira itself. */
    synchronized Comment writeInJira(String id, String body) {
        return keep(issue(id), body);
    }

    /** A file that somebody adds in Jira itself. */
    synchronized Attachment addInJira(String id, String filename, String mimeType, byte[] content) {
        return keep(issue(id), filename, mimeType, content);
    }

    @Override
    public IssueTracker of(Integration integration, Deadline deadline) {
        return this;
    }

    @Override
    public boolean isCrowded(IntegrationId integration) {
        return false;
    }

    @Override
    public boolean isForPeople(IntegrationId integration) {
        return false;
    }

    /** A host under {@code .invalid} (RFC 2606) is one that no operator lists. */
    @Override
    public void check(BaseUrl address) {
        if (address.uri().getHost().endsWith(".invalid")) {
            throw new Refusal.AddressNotAllowed("no such host");
        }
    }

    @Override
    public void checkClient(JiraConfig config, BaseUrl address, Credentials credentials) {
        if (!config.client().orElse("jrjc").equals("jrjc")) {
            throw new Refusal.AddressNotAllowed("The integration's client", "it is not installed");
        }
    }

    @Override
    public ConnectionTest test(Integration integration) {
        ask("test");
        return new ConnectionTest(
                true,
                Optional.of(200),
                "Jira answers",
                Map.of("project", "SEC"),
                List.of(
                        Finding.passed("reachable", "Jira answers"),
                        Finding.warning("attachments", "Jira takes no files", Finding.Mender.JIRA_ADMIN)),
                false);
    }

    @Override
    public ConnectionTest examine(Integration integration, Deadline deadline) {
        return test(integration);
    }

    @Override
    public IssueRef open(NewIssue issue, IntentId marker) {
        ask("open " + issue.summary().value());
        return opened();
    }

    @Override
    public Sighting find(IntentId marker, Duration since, List<IssueRef> earlier) {
        return new Sighting(List.of(), true);
    }

    @Override
    public List<IssueRef> findAll(IntentId marker, Duration since) {
        return List.of();
    }

    @Override
    public Optional<Comment> findComment(IssueRef issue, IntentId marker) {
        return Optional.empty();
    }

    @Override
    public IssueSnapshot read(IssueRef ref) {
        ask("read " + ref.id());
        return snapshot(ref.id());
    }

    @Override
    public List<IssueSnapshot> readAll(List<IssueRef> refs) {
        return refs.stream().map(this::read).toList();
    }

    @Override
    public Map<String, Instant> changedWithin(Duration span) {
        return Map.of();
    }

    @Override
    public Optional<Set<String>> unfinished(int most) {
        return Optional.empty();
    }

    @Override
    public void close(IssueRef ref) {
        ask("close " + ref.id());
        move(ref.id(), "Done", "Dana Lee");
    }

    @Override
    public Comment addComment(IssueRef ref, CommentBody body, IntentId marker, Optional<AuthorMark> author) {
        ask("comment " + ref.id());
        return writeInJira(ref.id(), body.value());
    }

    @Override
    public Map<CommentId, AuthorMark> authors(IssueRef ref) {
        return Map.of();
    }

    @Override
    public Comment editComment(IssueRef ref, CommentId id, CommentBody body) {
        ask("edit " + ref.id() + "/" + id);
        return edit(ref.id(), id, body.value());
    }

    @Override
    public void deleteComment(IssueRef ref, CommentId id) {
        ask("uncomment " + ref.id() + "/" + id);
        forget(ref.id(), id);
    }

    @Override
    public Attachment attach(IssueRef ref, FileName name, FileType type, Content content) {
        ask("attach " + ref.id() + " " + name.value());
        try (InputStream bytes = content.open()) {
            return addInJira(ref.id(), name.value(), type.mimeType(), bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Download download(IssueRef ref, Attachment attachment) {
        ask("download " + ref.id() + "/" + attachment.id());
        byte[] content = content(ref.id(), attachment.id());
        open.incrementAndGet();
        return new Download(new Counted(content), OptionalLong.of(content.length));
    }

    private void ask(String what) {
        Runnable action;
        synchronized (this) {
            journal.add(what);
            action = before;
        }
        action.run();
    }

    private synchronized IssueRef opened() {
        int id = nextIssue++;
        IssueRef ref = new IssueRef(Integer.toString(id), "SCYTALEIN-" + (id - 10_542 + 204));
        issues.put(ref.id(), new Issue(ref));
        return ref;
    }

    private synchronized IssueSnapshot snapshot(String id) {
        Issue issue = issue(id);
        return new IssueSnapshot(
                issue.ref,
                issue.status,
                issue.assignee,
                Optional.empty(),
                List.copyOf(issue.comments.values()),
                List.copyOf(issue.files.values()));
    }

    private synchronized Comment edit(String issue, CommentId id, String body) {
        Comment edited = new Comment(id, body, Fixtures.NOW, Fixtures.NOW.plusSeconds(60));
        if (issue(issue).comments.replace(id, edited) == null) {
            throw new Refusal.CommentUnknown();
        }
        return edited;
    }

    private synchronized void forget(String issue, CommentId id) {
        if (issue(issue).comments.remove(id) == null) {
            throw new Refusal.CommentUnknown();
        }
    }

    private synchronized byte[] content(String issue, AttachmentId id) {
        return Optional.ofNullable(issue(issue).contents.get(id)).orElseThrow(Refusal.AttachmentUnknown::new);
    }

    private Comment keep(Issue issue, String body) {
        Comment comment = new Comment(new CommentId(Integer.toString(nextComment++)), body, Fixtures.NOW, Fixtures.NOW);
        issue.comments.put(comment.id(), comment);
        return comment;
    }

    private Attachment keep(Issue issue, String filename, String mimeType, byte[] content) {
        AttachmentId id = new AttachmentId(Integer.toString(nextFile++));
        Attachment file = new Attachment(id, filename, mimeType, content.length, "Jira Bot", Fixtures.NOW);
        issue.files.put(id, file);
        issue.contents.put(id, content);
        return file;
    }

    private Issue issue(String id) {
        return Optional.ofNullable(issues.get(id))
                .orElseThrow(() -> new Refusal.IssueGone(new IssueRef(id, "SCYTALEIN-0")));
    }

    /** Counts itself out when it is closed, once. */
    private final class Counted extends FilterInputStream {
        private boolean closed;

        Counted(byte[] content) {
            super(new ByteArrayInputStream(content));
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
            super.close();
        }
    }
}
