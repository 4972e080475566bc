package io.ticketbridge.jrjc;

import com.atlassian.jira.rest.client.api.domain.BasicUser;
import com.atlassian.jira.rest.client.api.domain.Issue;
import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.jira.JiraWords;
import io.ticketbridge.port.IssueTracker;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads issues. */
final class JrjcReading {
    /** Where it has as many comments, there may be more, of which JRJC does not tell: Cloud shows 20 with an issue. */
    private static final int MAYBE_MORE_COMMENTS = 20;

    private static final String NO_TYPE = "application/octet-stream";

    private final Integration integration;
    private final JrjcCalls calls;
    private final IssueTracker usual;
    private final KnownStatuses statuses;

    JrjcReading(Integration integration, JrjcCalls calls, IssueTracker usual, KnownStatuses statuses) {
        this.integration = integration;
        this.calls = calls;
        this.usual = usual;
        this.statuses = statuses;
    }

    IssueSnapshot read(IssueRef ref) {
        Issue issue = calls.ask(() -> new Refusal.IssueGone(ref), (client, way) -> client.getIssueClient()
                .getIssue(ref.id()));
        List<Comment> comments = list(issue.getComments()).stream()
                .map(JrjcReading::comment)
                .sorted(Comparator.comparing(Comment::created)
                        .thenComparing(comment -> Long.valueOf(comment.id().value())))
                .toList();
        return comments.size() >= MAYBE_MORE_COMMENTS ? usual.read(ref) : snapshot(ref, issue, comments);
    }

    private IssueSnapshot snapshot(IssueRef ref, Issue issue, List<Comment> comments) {
        IssueRef now = JiraWords.issue(ref.id(), issue.getKey());
        return new IssueSnapshot(
                now,
                status(now, issue.getStatus().getName()),
                Optional.ofNullable(issue.getAssignee()).map(JrjcReading::nameOf),
                Optional.ofNullable(issue.getUpdateDate()).map(JiraWords::instant),
                comments,
                list(issue.getAttachments()).stream()
                        .map(JrjcReading::attachment)
                        .sorted(Comparator.comparing(Attachment::created)
                                .thenComparing(file -> Long.valueOf(file.id().value())))
                        .toList(),
                ours(issue));
    }

    /** JRJC does not tell who opened an issue: whoever reports it is the account that did, as long as nobody changes that. */
    private static Set<CommentId> ours(Issue issue) {
        return list(issue.getComments()).stream()
                .filter(comment -> isSame(issue.getReporter(), comment.getAuthor()))
                .map(comment -> comment(comment).id())
                .collect(Collectors.toSet());
    }

    private static boolean isSame(@Nullable BasicUser one, @Nullable BasicUser other) {
        return one != null
                && other != null
                && one.getSelf() != null
                && one.getSelf().equals(other.getSelf());
    }

    private TicketStatus status(IssueRef issue, String name) {
        String project = issue.key().substring(0, issue.key().lastIndexOf('-'));
        return statuses.get(integration.baseUrl(), project, name, () -> usual.readAll(List.of(issue)).stream()
                .findFirst()
                .map(IssueSnapshot::status));
    }

    private static Comment comment(com.atlassian.jira.rest.client.api.domain.Comment comment) {
        CommentId id = Optional.ofNullable(comment.getId())
                .flatMap(number -> CommentId.parse(number.toString()))
                .orElseThrow(JrjcReading::unreadable);
        return new Comment(
                id,
                JiraWords.plain(comment.getBody()),
                JiraWords.instant(comment.getCreationDate()),
                JiraWords.instant(
                        Optional.<Object>ofNullable(comment.getUpdateDate()).orElseGet(comment::getCreationDate)));
    }

    /** Its id is the end of its address. */
    private static Attachment attachment(com.atlassian.jira.rest.client.api.domain.Attachment file) {
        String address = file.getSelf().getPath();
        AttachmentId id = AttachmentId.parse(address.substring(address.lastIndexOf('/') + 1))
                .orElseThrow(JrjcReading::unreadable);
        return new Attachment(
                id,
                Optional.ofNullable(file.getFilename()).orElseGet(id::value),
                Optional.ofNullable(file.getMimeType()).orElse(NO_TYPE),
                Math.max(0, file.getSize()),
                nameOf(file.getAuthor()),
                JiraWords.instant(file.getCreationDate()));
    }

    private static String nameOf(@Nullable BasicUser user) {
        return JiraWords.name(Optional.ofNullable(user).map(BasicUser::getDisplayName));
    }

    private static <T> List<T> list(@Nullable Iterable<T> some) {
        return some == null
                ? List.of()
                : StreamSupport.stream(some.spliterator(), false).toList();
    }

    private static Refusal unreadable() {
        return new Refusal.JiraAnsweredNonsense("an id is missing or malformed");
    }
}
