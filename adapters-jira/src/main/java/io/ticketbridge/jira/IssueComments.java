package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.CommentJson;
import java.util.Locale;
import java.util.Optional;

/** Writes, changes and deletes comments. */
final class IssueComments {
    private final JiraClient client;
    private final JiraDialect dialect;

    IssueComments(JiraClient client, JiraDialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    Comment add(IssueRef issue, CommentBody body, IntentId marker, Optional<AuthorMark> author) {
        ObjectNode json = json(body);
        json.putArray("properties").add(Marker.property(marker, author));
        return written(Call.post(path(issue), json).orElse(answer -> new Refusal.IssueGone(issue)));
    }

    Comment edit(IssueRef issue, CommentId id, CommentBody body) {
        return written(
                Call.put(path(issue) + "/" + id, json(body)).orElse(answer -> issueOrCommentGone(answer, issue)));
    }

    void delete(IssueRef issue, CommentId id) {
        client.answer(Call.delete(path(issue) + "/" + id).orElse(answer -> issueOrCommentGone(answer, issue)));
    }

    private Comment written(Call call) {
        CommentJson json = client.answer(call, CommentJson.class);
        return Parts.written(() -> Parts.comment(json, dialect));
    }

    /** Jira answers 404 for either; only its words tell which. */
    private static Refusal issueOrCommentGone(JiraAnswer answer, IssueRef issue) {
        boolean issueGone = JiraErrors.words(answer)
                .filter(words -> words.toLowerCase(Locale.ROOT).startsWith("issue "))
                .isPresent();
        return issueGone ? new Refusal.IssueGone(issue) : new Refusal.CommentUnknown();
    }

    private ObjectNode json(CommentBody body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("body", dialect.write(body.value()));
        return json;
    }

    private String path(IssueRef issue) {
        return dialect.api() + "/issue/" + issue.id() + "/comment";
    }
}
