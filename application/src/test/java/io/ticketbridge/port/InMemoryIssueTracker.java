package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TicketStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The twin of {@link IssueTracker}, with the staff's side of it, a count of calls, and refusals on request. */
public final class InMemoryIssueTracker implements IssueTracker, Staff {
    private static final String ACCOUNT = "Ticketbridge Bot";

    private static final class Issue {
        private IssueRef ref;
        private final String description;
        private final IntentId marker;
        private TicketStatus status = new TicketStatus("To Do");
        private Optional<String> assignee = Optional.empty();
        private final List<Comment> comments = new ArrayList<>();
        private final Map<Attachment, byte[]> attachments = new LinkedHashMap<>();
        private Instant updated;

        Issue(IssueRef ref, String description, IntentId marker, Instant now) {
            this.updated = now;
            this.ref = ref;
            this.description = description;
            this.marker = marker;
        }
    }

    private final Clock clock;
    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final Map<CommentId, IntentId> commentMarkers = new HashMap<>();
    private final Map<CommentId, AuthorMark> authors = new HashMap<>();
    private Optional<Refusal> next = Optional.empty();
    private boolean wayToDone = true;
    private Optional<RuntimeException> afterwards = Optional.empty();
    private boolean hidden;
    private long lastId = 10_541;
    private long lastNumber = 203;
    private int calls;

    public InMemoryIssueTracker(Clock clock) {
        this.clock = clock;
    }

    /** The next call refuses so, and does nothing. */
    public synchronized void failNext(Refusal refusal) {
        next = Optional.of(refusal);
    }

    /** The next call that writes does so, and its answer is lost. */
    public synchronized void loseNextAnswer() {
        failAfterNext(new Refusal.OutcomeUnknown(new IllegalStateException("the answer was lost")));
    }

    /** The next call that writes does so, and then fails so. */
    public synchronized void failAfterNext(RuntimeException failure) {
        afterwards = Optional.of(failure);
    }

    /** Whether issues are hidden from {@link #find}, as new ones are from Jira's search. */
    public synchronized void hideIssues(boolean hide) {
        hidden = hide;
    }

    public synchronized void closeEveryWayToDone() {
        wayToDone = false;
    }

    /** How many calls there were. */
    public synchronized int calls() {
        return calls;
    }

    @Override
    public synchronized IssueRef open(NewIssue issue, IntentId marker) {
        call();
        IssueRef ref = new IssueRef(nextId(), "SEC-" + ++lastNumber);
        String description = issue.description().map(Description::value).orElse("");
        issues.put(ref.id(), new Issue(ref, description, marker, clock.instant()));
        loseAnswer();
        return ref;
    }

    @Override
    public synchronized Sighting find(IntentId marker, Duration since, List<IssueRef> earlier) {
        call();
        List<IssueRef> found = issues.values().stream()
                .filter(issue -> issue.marker.equals(marker) && !hidden)
                .map(issue -> issue.ref)
                .toList();
        return new Sighting(found, !hidden);
    }

    @Override
    public synchronized List<IssueRef> findAll(IntentId marker, Duration since) {
        return find(marker, since, List.of()).issues();
    }

    @Override
    public synchronized IssueSnapshot read(IssueRef ref) {
        call();
        return snapshot(find(ref));
    }

    @Override
    public synchronized List<IssueSnapshot> readAll(List<IssueRef> refs) {
        call();
        return refs.stream()
                .map(ref -> issues.get(ref.id()))
                .filter(Objects::nonNull)
                .map(this::snapshot)
                .toList();
    }

    @Override
    public synchronized Map<String, Instant> changedWithin(Duration span) {
        call();
        Instant bound = clock.instant().minus(span);
        return issues.values().stream()
                .filter(issue -> !issue.updated.isBefore(bound))
                .collect(Collectors.toMap(issue -> issue.ref.id(), issue -> issue.updated));
    }

    @Override
    public synchronized Optional<Set<String>> unfinished(int most) {
        call();
        Set<String> ids = issues.values().stream()
                .filter(issue -> !issue.status.name().equals("Done"))
                .map(issue -> issue.ref.id())
                .collect(Collectors.toSet());
        return Optional.of(ids).filter(all -> all.size() <= most);
    }

    private IssueSnapshot snapshot(Issue issue) {
        return new IssueSnapshot(
                issue.ref,
                issue.status,
                issue.assignee,
                Optional.of(issue.updated),
                issue.comments,
                List.copyOf(issue.attachments.keySet()),
                issue.comments.stream()
                        .map(Comment::id)
                        .filter(commentMarkers::containsKey)
                        .collect(Collectors.toSet()));
    }

    @Override
    public synchronized void close(IssueRef ref) {
        call();
        Issue issue = find(ref);
        boolean done = issue.status.name().equals("Done");
        if (!done && !wayToDone) {
            throw new Refusal.NoWayToClose(ref, "Jira offers no transition to a done status");
        }
        issue.status = new TicketStatus("Done");
        issue.updated = clock.instant();
    }

    @Override
    public synchronized Comment addComment(
            IssueRef ref, CommentBody body, IntentId marker, Optional<AuthorMark> author) {
        call();
        Comment comment = new Comment(new CommentId(nextId()), body.value(), clock.instant(), clock.instant());
        touch(ref).comments.add(comment);
        commentMarkers.put(comment.id(), marker);
        author.ifPresent(mark -> authors.put(comment.id(), mark));
        loseAnswer();
        return comment;
    }

    @Override
    public synchronized Map<CommentId, AuthorMark> authors(IssueRef ref) {
        call();
        Map<CommentId, AuthorMark> marks = new HashMap<>(authors);
        marks.keySet().retainAll(find(ref).comments.stream().map(Comment::id).toList());
        return marks;
    }

    @Override
    public synchronized Optional<Comment> findComment(IssueRef ref, IntentId marker) {
        call();
        return find(ref).comments.stream()
                .filter(comment -> marker.equals(commentMarkers.get(comment.id())))
                .findFirst();
    }

    @Override
    public synchronized Comment editComment(IssueRef ref, CommentId id, CommentBody body) {
        call();
        Comment old = comment(ref, id);
        Comment edited = new Comment(id, body.value(), old.created(), clock.instant());
        touch(ref).comments.replaceAll(comment -> comment.equals(old) ? edited : comment);
        return edited;
    }

    @Override
    public synchronized void deleteComment(IssueRef ref, CommentId id) {
        call();
        touch(ref).comments.remove(comment(ref, id));
    }

    @Override
    public synchronized Attachment attach(IssueRef ref, FileName name, FileType type, Content content) {
        call();
        try (InputStream in = content.open()) {
            Attachment attached = attach(touch(ref), ACCOUNT, name.value(), type.mimeType(), in.readAllBytes());
            loseAnswer();
            return attached;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public synchronized Download download(IssueRef ref, Attachment attachment) {
        call();
        return find(ref).attachments.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(attachment.id()))
                .map(Map.Entry::getValue)
                .map(bytes -> new Download(new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length)))
                .findFirst()
                .orElseThrow(Refusal.AttachmentUnknown::new);
    }

    @Override
    public synchronized void setStatus(IssueRef ref, String status) {
        touch(ref).status = new TicketStatus(status);
    }

    @Override
    public synchronized void assign(IssueRef ref, String displayName) {
        touch(ref).assignee = Optional.of(displayName);
    }

    @Override
    public synchronized String comment(IssueRef ref, String displayName, String text) {
        Comment comment = new Comment(new CommentId(nextId()), text, clock.instant(), clock.instant());
        touch(ref).comments.add(comment);
        return comment.id().value();
    }

    @Override
    public synchronized void deleteComment(IssueRef ref, String commentId) {
        touch(ref).comments.removeIf(comment -> comment.id().value().equals(commentId));
    }

    @Override
    public synchronized String attach(
            IssueRef ref, String displayName, String filename, String mimeType, byte[] content) {
        return attach(touch(ref), displayName, filename, mimeType, content).id().value();
    }

    @Override
    public synchronized void delete(IssueRef ref) {
        issues.remove(ref.id());
    }

    @Override
    public synchronized IssueRef move(IssueRef ref, String project) {
        Issue issue = touch(ref);
        issue.ref = new IssueRef(ref.id(), project + "-" + ++lastNumber);
        return issue.ref;
    }

    @Override
    public synchronized String description(IssueRef ref) {
        return find(ref).description;
    }

    @Override
    public synchronized int count() {
        return issues.size();
    }

    private void call() {
        calls++;
        Optional<Refusal> refusal = next;
        next = Optional.empty();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private void loseAnswer() {
        Optional<RuntimeException> failure = afterwards;
        afterwards = Optional.empty();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The issue, which is changed by this. */
    private Issue touch(IssueRef ref) {
        Issue issue = find(ref);
        issue.updated = clock.instant();
        return issue;
    }

    private Issue find(IssueRef ref) {
        return Optional.ofNullable(issues.get(ref.id())).orElseThrow(() -> new Refusal.IssueGone(ref));
    }

    private Comment comment(IssueRef ref, CommentId id) {
        return find(ref).comments.stream()
                .filter(comment -> comment.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal.CommentUnknown::new);
    }

    private Attachment attach(Issue issue, String author, String filename, String mimeType, byte[] content) {
        Attachment attachment =
                new Attachment(new AttachmentId(nextId()), filename, mimeType, content.length, author, clock.instant());
        issue.attachments.put(attachment, content);
        return attachment;
    }

    private String nextId() {
        return String.valueOf(++lastId);
    }
}
