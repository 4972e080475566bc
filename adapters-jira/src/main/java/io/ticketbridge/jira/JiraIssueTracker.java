package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.IssueTracker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A project of a Jira, in whichever dialect it speaks. */
final class JiraIssueTracker implements IssueTracker {
    private final JiraClient client;
    private final Supplier<JiraDialect> dialect;
    private final Integration integration;
    private final KnownScreens screens;
    private final SeenMarkers seen;

    /** @param dialect asked once for each operation; it may ask Jira */
    JiraIssueTracker(
            JiraClient client,
            Supplier<JiraDialect> dialect,
            Integration integration,
            KnownScreens screens,
            SeenMarkers seen) {
        this.client = client;
        this.dialect = dialect;
        this.integration = integration;
        this.screens = screens;
        this.seen = seen;
    }

    @Override
    public IssueRef open(NewIssue issue, IntentId marker) {
        return write(spoken -> new IssueOpening(client, spoken, integration, screens).open(issue, marker));
    }

    @Override
    public Sighting find(IntentId marker, Duration since, List<IssueRef> earlier) {
        return new IssueFinding(client, dialect.get(), integration, seen).find(marker, since, earlier);
    }

    @Override
    public List<IssueRef> findAll(IntentId marker, Duration since) {
        return new IssueFinding(client, dialect.get(), integration, seen).findAll(marker, since);
    }

    @Override
    public IssueSnapshot read(IssueRef issue) {
        return new IssueReading(client, dialect.get()).read(issue);
    }

    @Override
    public List<IssueSnapshot> readAll(List<IssueRef> issues) {
        return new BulkReading(client, dialect.get()).read(issues);
    }

    @Override
    public Map<String, Instant> changedWithin(Duration span) {
        return new BulkReading(client, dialect.get()).changedWithin(span);
    }

    @Override
    public Optional<Set<String>> unfinished(int most) {
        return new BulkReading(client, dialect.get()).unfinished(most);
    }

    @Override
    public void close(IssueRef issue) {
        write(spoken -> {
            new IssueClosing(client, spoken, integration.config()).close(issue);
            return issue;
        });
    }

    @Override
    public Comment addComment(IssueRef issue, CommentBody body, IntentId marker, Optional<AuthorMark> author) {
        return write(spoken -> new IssueComments(client, spoken).add(issue, body, marker, author));
    }

    @Override
    public Optional<Comment> findComment(IssueRef issue, IntentId marker) {
        return new IssueReading(client, dialect.get()).findComment(issue, marker);
    }

    @Override
    public Map<CommentId, AuthorMark> authors(IssueRef issue) {
        return new IssueReading(client, dialect.get()).authors(issue);
    }

    @Override
    public Comment editComment(IssueRef issue, CommentId id, CommentBody body) {
        return write(spoken -> new IssueComments(client, spoken).edit(issue, id, body));
    }

    @Override
    public void deleteComment(IssueRef issue, CommentId id) {
        write(spoken -> {
            new IssueComments(client, spoken).delete(issue, id);
            return id;
        });
    }

    @Override
    public Attachment attach(IssueRef issue, FileName name, FileType type, Content content) {
        return write(spoken -> new FileUpload(client, spoken).attach(issue, name, type, content));
    }

    @Override
    public Download download(IssueRef issue, Attachment attachment) {
        return new FileDownload(client, dialect.get()).download(attachment);
    }

    /** A write that is stopped by the time-out of a read before it has not been sent. */
    private <T> T write(Function<JiraDialect, T> operation) {
        try {
            return operation.apply(dialect.get());
        } catch (Refusal.JiraTimedOut beforeIt) {
            throw new Refusal.JiraUnavailable(Optional.empty(), beforeIt);
        }
    }
}
