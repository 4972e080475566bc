package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.AttachmentJson;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.jira.json.UserJson;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What hangs on an issue, from Jira's JSON. */
final class Parts {
    /** A user whom Jira does not name: the account was deleted. */
    static final String NOBODY = "Unknown";

    private Parts() {}

    static Comment comment(CommentJson json, JiraDialect dialect) {
        CommentId id = Optional.ofNullable(json.id()).flatMap(CommentId::parse).orElseThrow(Parts::unreadable);
        String created = json.created() == null ? json.updated() : json.created();
        String updated = json.updated() == null ? created : json.updated();
        return new Comment(id, dialect.read(json.body()), JiraDates.read(created), JiraDates.read(updated));
    }

    static Attachment attachment(AttachmentJson json) {
        AttachmentId id =
                Optional.ofNullable(json.id()).flatMap(AttachmentId::parse).orElseThrow(Parts::unreadable);
        return new Attachment(
                id,
                Objects.requireNonNullElse(json.filename(), id.value()),
                Objects.requireNonNullElse(json.mimeType(), "application/octet-stream"),
                Math.max(0, json.size()),
                UserJson.nameOf(json.author(), NOBODY),
                JiraDates.read(json.created()));
    }

    /** What was written and comes back unreadable was written all the same. */
    static <T> T written(Supplier<T> part) {
        try {
            return part.get();
        } catch (Refusal.JiraAnsweredNonsense unreadable) {
            throw new Refusal.OutcomeUnknown(unreadable);
        }
    }

    private static Refusal unreadable() {
        return new Refusal.JiraAnsweredNonsense("an id is missing or malformed");
    }
}
