package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.jira.json.AccountJson;
import io.ticketbridge.jira.json.AttachmentJson;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.jira.json.CommentsJson;
import io.ticketbridge.jira.json.IssueJson;
import io.ticketbridge.jira.json.IssueJson.FieldsJson;
import io.ticketbridge.jira.json.StatusJson;
import io.ticketbridge.jira.json.UserJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads issues: one call for all that a ticket shows, and more only where its comments are paged. */
final class IssueReading {
    /** What a ticket shows of its issue. */
    static final List<String> FIELDS = List.of("status", "assignee", "creator", "updated", "comment", "attachment");

    private static final String WITH_PROPERTIES = "&expand=properties";
    private static final int COMMENTS_PER_CALL = 100;
    /** No ticket shows more; it bounds what one read can cost. */
    private static final int MAX_COMMENTS = 5_000;

    private final JiraClient client;
    private final JiraDialect dialect;

    IssueReading(JiraClient client, JiraDialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    IssueSnapshot read(IssueRef issue) {
        Call call = Call.get(path(issue) + "?fields=" + String.join(",", FIELDS))
                .orElse(answer -> new Refusal.IssueGone(issue));
        return snapshot(issue, client.answer(call, IssueJson.class));
    }

    /** What an answer says of an issue; where not all of its comments are in it, Jira is asked for them. */
    IssueSnapshot snapshot(IssueRef issue, IssueJson read) {
        IssueRef now = IssueRefs.of(issue.id(), read.key()).orElseThrow(() -> JiraErrors.unreadable(false));
        FieldsJson fields = read.fields();
        StatusJson status = fields == null ? null : fields.status();
        if (fields == null || status == null || status.name() == null) {
            throw JiraErrors.unreadable(false);
        }
        List<CommentJson> all = all(issue, fields.comment());
        return new IssueSnapshot(
                now,
                new TicketStatus(status.name(), status.category()),
                Optional.ofNullable(fields.assignee()).map(user -> UserJson.nameOf(user, Parts.NOBODY)),
                Optional.ofNullable(fields.updated()).map(JiraDates::read),
                comments(all),
                attachments(fields.attachment()),
                ours(all, fields.creator()));
    }

    /** Whoever opened the issue is the account that writes comments for us, as long as that stays the same. */
    private static Set<CommentId> ours(List<CommentJson> all, @Nullable AccountJson account) {
        return all.stream()
                .filter(comment -> account != null && account.isSameAs(comment.author()))
                .flatMap(comment -> Stream.ofNullable(comment.id()))
                .flatMap(id -> CommentId.parse(id).stream())
                .collect(Collectors.toSet());
    }

    private List<CommentJson> all(IssueRef issue, @Nullable CommentsJson first) {
        if (first == null) {
            return List.of();
        }
        return first.total() > first.list().size() ? paged(issue, "") : first.list();
    }

    private List<Comment> comments(List<CommentJson> all) {
        return all.stream()
                .map(json -> Parts.comment(json, dialect))
                .sorted(Comparator.comparing(Comment::created)
                        .thenComparing(comment -> Long.valueOf(comment.id().value())))
                .toList();
    }

    Map<CommentId, AuthorMark> authors(IssueRef issue) {
        Map<CommentId, AuthorMark> authors = new HashMap<>();
        paged(issue, WITH_PROPERTIES).forEach(json -> Marker.authorOf(json)
                .ifPresent(mark -> authors.put(Parts.comment(json, dialect).id(), mark)));
        return authors;
    }

    Optional<Comment> findComment(IssueRef issue, IntentId marker) {
        return paged(issue, WITH_PROPERTIES).stream()
                .filter(comment -> Marker.isOn(comment, marker))
                .map(json -> Parts.comment(json, dialect))
                .findFirst();
    }

    /** From the first one: Jira does not promise which of them come with the issue. */
    private List<CommentJson> paged(IssueRef issue, String more) {
        List<CommentJson> all = new ArrayList<>();
        CommentsJson page;
        long read = 0;
        do {
            String range = "?startAt=" + all.size() + "&maxResults=" + COMMENTS_PER_CALL + "&orderBy=created" + more;
            Call call = Call.get(path(issue) + "/comment" + range).orElse(answer -> new Refusal.IssueGone(issue));
            JiraAnswer answer = client.answer(call);
            read += answer.body().length();
            page = answer.as(CommentsJson.class).orElseThrow(() -> JiraErrors.unreadable(false));
            all.addAll(page.list());
            if (read > JiraOptions.MAX_ANSWER_BYTES) {
                throw new Refusal.JiraAnsweredNonsense("there is more text in its comments than any issue has");
            }
        } while (!page.list().isEmpty() && all.size() < Math.min(page.total(), MAX_COMMENTS));
        return all;
    }

    private static List<Attachment> attachments(@Nullable List<AttachmentJson> list) {
        return Optional.ofNullable(list).orElse(List.of()).stream()
                .map(Parts::attachment)
                .sorted(Comparator.comparing(Attachment::created)
                        .thenComparing(
                                attachment -> Long.valueOf(attachment.id().value())))
                .toList();
    }

    private String path(IssueRef issue) {
        return dialect.api() + "/issue/" + issue.id();
    }
}
