package io.ticketbridge.rest.json;

import io.ticketbridge.domain.CommentBody;
import java.util.Optional;

/** What adding or editing a comment takes. */
public final class NewCommentJson {
    private NewCommentJson() {}

    public static CommentBody read(JsonBody body) {
        Optional<CommentBody> comment = body.required("comment", "Comment", CommentBody::new);
        body.refuseIfInvalid();
        return comment.orElseThrow();
    }
}
