package io.ticketbridge.rest;

import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.rest.json.NewAttachmentJson;
import io.ticketbridge.usecase.Answered;
import io.ticketbridge.usecase.AttachFile;
import io.ticketbridge.usecase.Preview;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;

/** {@code /tickets/{id}/attachments}. */
@Path("/tickets/{id}/attachments")
public final class AttachmentsResource {
    private final UseCases.Attachments attachments;

    AttachmentsResource(UseCases.Attachments attachments) {
        this.attachments = attachments;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public Response attach(
            @PathParam("id") String id,
            InputStream body,
            @Context HttpHeaders headers,
            @Context ContainerRequestContext request,
            @Context SecurityContext security) {
        TicketId ticket = TicketsResource.ticketId(id);
        AttachFile.Command command = MultipartUpload.read(headers, body);
        Answered<LinkedAttachment> added =
                attachments.attach().attach(ViewerContext.viewerOf(security), ticket, command, Peer.of(request));
        return Answers.created(List.of(NewAttachmentJson.from(ticket, added.answer())), added.replayed());
    }

    @GET
    @Path("{attachment}/preview")
    @Produces(MediaType.WILDCARD)
    public Response preview(
            @PathParam("id") String id,
            @PathParam("attachment") String attachment,
            @Context ContainerRequestContext request) {
        return PreviewAnswer.withBody(find(id, attachment, request));
    }

    /** Jersey's own would fetch the file and forget to let go of it. */
    @HEAD
    @Path("{attachment}/preview")
    @Produces(MediaType.WILDCARD)
    public Response previewHead(
            @PathParam("id") String id,
            @PathParam("attachment") String attachment,
            @Context ContainerRequestContext request) {
        try (Preview preview = find(id, attachment, request)) {
            return PreviewAnswer.headers(preview).build();
        }
    }

    private Preview find(String id, String attachment, ContainerRequestContext request) {
        TicketId ticket = TicketsResource.ticketId(id);
        AttachmentId file = AttachmentId.parse(attachment).orElseThrow(Refusal.AttachmentUnknown::new);
        return ViewerContext.find(request.getSecurityContext())
                .map(viewer -> attachments.preview().preview(viewer, ticket, file))
                .orElseGet(() -> attachments
                        .preview()
                        .preview(SignedPreview.of(request.getUriInfo()), DenialFilter.origin(request), ticket, file));
    }
}
