package io.ticketbridge.jrjc;

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

/**
 * A project of a Jira through JRJC. It opens and reads issues, attaches and streams files, and lists and does transitions by their names.
 * What no version of it can do goes through the built-in client:
 * <ul>
 *   <li>To write a comment: it returns no id, and no property can be written with it, by which the comment is found again.
 *   <li>To change and to delete comments: it has no such calls.
 *   <li>To find issues and comments by their marker, who wrote a comment, and what changed or is open: properties are not in its model, and to read many issues means all of each.
 *   <li>The id of a file that was attached: it returns none, so the issue is read once more.
 *   <li>To close an issue where no transition is named, or where one asks for a resolution and none is named: it tells neither where a
 *       transition leads nor what a field allows. What a status means it does not tell either; that is asked once and kept for a while.
 *   <li>A file whose name holds more than letters, digits and a few marks of ASCII: it escapes nothing.
 *   <li>An issue whose create screen lacks labels or priority: without properties a label is the only marker. Jira refuses it first.
 *   <li>To read an issue with 20 comments or more: it does not tell whether there are others.
 * </ul>
 *
 * <p>All of it goes through a {@link io.ticketbridge.jira.JiraPassage}, so the line before the Jira, its breaker and terms, the operator's
 * rules, deadlines and the account are those of the built-in client. What does not hold: JRJC gives up by its own time-outs too (20 s without
 * a byte, 30 s for an answer), a file is held in memory while it travels, the size of one that is fetched is not told, and what JRJC
 * cannot parse is an answer that cannot be used. Two files of the same name and size that are attached to one issue at the same moment may
 * be taken for one another.
 */
final class JrjcIssueTracker implements IssueTracker {
    private final IssueTracker usual;
    private final JrjcReading reading;
    private final JrjcOpening opening;
    private final JrjcClosing closing;
    private final JrjcFiles files;
    private final boolean hasRoute;

    /** @param usual the same project through the built-in client */
    JrjcIssueTracker(Integration integration, JrjcCalls calls, IssueTracker usual, KnownStatuses statuses) {
        this.usual = usual;
        this.reading = new JrjcReading(integration, calls, usual, statuses);
        this.opening = new JrjcOpening(integration.config(), calls);
        this.closing = new JrjcClosing(integration.config(), calls, reading);
        this.files = new JrjcFiles(calls, usual);
        this.hasRoute = !integration.config().closeRoute().isEmpty();
    }

    /** What Jira rejects was not opened; the built-in client knows what to leave out, or what to call what is wrong. */
    @Override
    public IssueRef open(NewIssue issue, IntentId marker) {
        try {
            return opening.open(issue, marker);
        } catch (Refusal.RejectedByJira notLikeThis) {
            return usual.open(issue, marker);
        }
    }

    @Override
    public Sighting find(IntentId marker, Duration since, List<IssueRef> earlier) {
        return usual.find(marker, since, earlier);
    }

    @Override
    public List<IssueRef> findAll(IntentId marker, Duration since) {
        return usual.findAll(marker, since);
    }

    @Override
    public IssueSnapshot read(IssueRef issue) {
        return reading.read(issue);
    }

    @Override
    public List<IssueSnapshot> readAll(List<IssueRef> issues) {
        return usual.readAll(issues);
    }

    @Override
    public Map<String, Instant> changedWithin(Duration span) {
        return usual.changedWithin(span);
    }

    @Override
    public Optional<Set<String>> unfinished(int most) {
        return usual.unfinished(most);
    }

    @Override
    public void close(IssueRef issue) {
        if (!hasRoute || !closing.close(issue)) {
            usual.close(issue);
        }
    }

    @Override
    public Comment addComment(IssueRef issue, CommentBody body, IntentId marker, Optional<AuthorMark> author) {
        return usual.addComment(issue, body, marker, author);
    }

    @Override
    public Map<CommentId, AuthorMark> authors(IssueRef issue) {
        return usual.authors(issue);
    }

    @Override
    public Optional<Comment> findComment(IssueRef issue, IntentId marker) {
        return usual.findComment(issue, marker);
    }

    @Override
    public Comment editComment(IssueRef issue, CommentId id, CommentBody body) {
        return usual.editComment(issue, id, body);
    }

    @Override
    public void deleteComment(IssueRef issue, CommentId id) {
        usual.deleteComment(issue, id);
    }

    @Override
    public Attachment attach(IssueRef issue, FileName name, FileType type, Content content) {
        return JrjcFiles.canCarry(name) ? files.attach(issue, name, content) : usual.attach(issue, name, type, content);
    }

    @Override
    public Download download(IssueRef issue, Attachment attachment) {
        return files.download(attachment);
    }
}
