package io.ticketbridge.rest;

import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.CommentJson;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.NewCommentJson;
import io.ticketbridge.usecase.AddComment;
import io.ticketbridge.usecase.Answered;
import io.ticketbridge.usecase.TicketDetails.LabelledComment;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /tickets/{id}/comments}. */
@Path("/tickets/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentsResource {
    private final UseCases.Comments comments;

    CommentsResource(UseCases.Comments comments) {
        this.comments = comments;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(
            @PathParam("id") String id,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context ContainerRequestContext request,
            @Context SecurityContext security) {
        AddComment.Command command = new AddComment.Command(NewCommentJson.read(body), IdempotencyHeader.of(headers));
        Answered<LabelledComment> added = comments.add()
                .add(ViewerContext.viewerOf(security), TicketsResource.ticketId(id), command, Peer.of(request));
        return Answers.created(CommentJson.from(added.answer()), added.replayed());
    }

    @PUT
    @Path("{comment}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Envelope edit(
            @PathParam("id") String id,
            @PathParam("comment") String comment,
            JsonBody body,
            @Context SecurityContext security) {
        return Envelope.of(CommentJson.from(comments.edit()
                .edit(
                        ViewerContext.viewerOf(security),
                        TicketsResource.ticketId(id),
                        commentId(comment),
                        NewCommentJson.read(body))));
    }

    /** The SDK sends this where the reference says {@code PUT}. */
    @PATCH
    @Path("{comment}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Envelope patch(
            @PathParam("id") String id,
            @PathParam("comment") String comment,
            JsonBody body,
            @Context SecurityContext security) {
        return edit(id, comment, body, security);
    }

    @DELETE
    @Path("{comment}")
    public Response delete(
            @PathParam("id") String id, @PathParam("comment") String comment, @Context SecurityContext security) {
        comments.delete().delete(ViewerContext.viewerOf(security), TicketsResource.ticketId(id), commentId(comment));
        return Answers.message("Comment deleted successfully");
    }

    private static CommentId commentId(String id) {
        return CommentId.parse(id).orElseThrow(Refusal.CommentUnknown::new);
    }
}
