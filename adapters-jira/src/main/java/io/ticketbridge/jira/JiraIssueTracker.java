package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.JiraClient.Call;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.port.IssueTracker;
import java.util.Locale;
import java.util.function.Supplier;

/** A project of a Jira, in whichever dialect it speaks. */
final class JiraIssueTracker implements IssueTracker {
    private final JiraClient client;
    private final Supplier<JiraDialect> dialect;
    private final JiraConfig config;

    /** @param dialect asked for with each call; it may ask Jira */
    JiraIssueTracker(JiraClient client, Supplier<JiraDialect> dialect, JiraConfig config) {
        this.client = client;
        this.dialect = dialect;
        this.config = config;
    }

    @Override
    public IssueRef open(NewIssue issue) {
        return new IssueOpening(client, dialect.get(), config).open(issue);
    }

    @Override
    public IssueSnapshot read(IssueRef issue) {
        return reading().read(issue);
    }

    @Override
    public void close(IssueRef issue) {
        new IssueClosing(client, dialect.get(), config).close(issue);
    }

    @Override
    public Comment addComment(IssueRef issue, CommentBody body) {
        Call call = Call.post(path(issue), text(body)).orElse(answer -> new Refusal.IssueGone(issue));
        return written(call);
    }

    @Override
    public Comment editComment(IssueRef issue, CommentId id, CommentBody body) {
        Call call = Call.put(path(issue) + "/" + id, text(body)).orElse(answer -> issueOrCommentGone(answer, issue));
        return written(call);
    }

    @Override
    public void deleteComment(IssueRef issue, CommentId id) {
        client.answer(Call.delete(path(issue) + "/" + id).orElse(answer -> issueOrCommentGone(answer, issue)));
    }

    @Override
    public Attachment attach(IssueRef issue, FileName name, FileType type, Content content) {
        return new FileExchange(client, dialect.get()).attach(issue, name, type, content);
    }

    @Override
    public Download download(IssueRef issue, Attachment attachment) {
        return new FileExchange(client, dialect.get()).download(attachment);
    }

    private IssueReading reading() {
        return new IssueReading(client, dialect.get());
    }

    /** What was written and comes back unreadable was written all the same. */
    private Comment written(Call call) {
        try {
            return reading().comment(client.answer(call, CommentJson.class));
        } catch (Refusal.JiraAnsweredNonsense unreadable) {
            throw new Refusal.OutcomeUnknown(unreadable);
        }
    }

    /** Jira answers 404 for either; only its words tell which. */
    private static Refusal issueOrCommentGone(JiraAnswer answer, IssueRef issue) {
        boolean issueGone = JiraErrors.words(answer)
                .map(words -> words.toLowerCase(Locale.ROOT))
                .filter(words -> words.startsWith("issue "))
                .isPresent();
        return issueGone ? new Refusal.IssueGone(issue) : new Refusal.CommentUnknown();
    }

    private ObjectNode text(CommentBody body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("body", dialect.get().write(body.value()));
        return json;
    }

    private String path(IssueRef issue) {
        return dialect.get().api() + "/issue/" + issue.id() + "/comment";
    }
}
