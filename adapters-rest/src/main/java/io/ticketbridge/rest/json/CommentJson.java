package io.ticketbridge.rest.json;

import io.ticketbridge.usecase.TicketDetails.LabelledComment;

/** A comment as the reference shows it. */
public record CommentJson(String id, String author, String body, String created, String updated) {
    public static CommentJson from(LabelledComment labelled) {
        return new CommentJson(
                labelled.comment().id().value(),
                labelled.author().label(),
                labelled.comment().body(),
                Times.write(labelled.comment().created()),
                Times.write(labelled.comment().updated()));
    }
}
