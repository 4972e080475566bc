package io.ticketbridge.rest;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.WebhookSignature;
import io.ticketbridge.rest.json.IssueNewsJson;
import io.ticketbridge.usecase.ReceiveWebhook;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /integrations/{id}/callback}: where Jira's webhooks come in. Whoever calls proves by a signature that they are Jira. */
@Path("/integrations/{id}/callback")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbackResource {
    /** What Jira tells of an issue has all of its fields in it, but no comments and no files. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_DELIVERY = 255;
    private static final Pattern PATH = Pattern.compile("integrations/[^/]+/callback");

    private final ReceiveWebhook webhooks;

    CallbackResource(ReceiveWebhook webhooks) {
        this.webhooks = webhooks;
    }

    /** Whether somebody without a key calls here, whatever they sign with. */
    static boolean isCalled(ContainerRequestContext request) {
        return request.getMethod().equals("POST")
                && PATH.matcher(request.getUriInfo().getPath()).matches();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(
            @PathParam("id") String id,
            @HeaderParam("X-Hub-Signature") @Nullable String signature,
            @HeaderParam("X-Atlassian-Webhook-Identifier") @Nullable String delivery,
            InputStream body) {
        webhooks.receive(
                IntegrationId.parse(id).orElseThrow(Refusal.NotSigned::new),
                WebhookSignature.sent(Optional.ofNullable(signature)),
                read(body),
                Optional.ofNullable(delivery).filter(name -> !name.isBlank() && name.length() <= MAX_DELIVERY),
                CallbackResource::news);
        return Answers.message("Received");
    }

    private static Optional<IssueNews> news(byte[] body) {
        return IssueNewsJson.parse(body)
                .orElseThrow(() -> new BadRequest(400, "malformed_json", "The body must be one JSON object"))
                .news();
    }

    private static byte[] read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new BadRequest(413, "payload_too_large", "The body is over the limit of 1 MB");
            }
            return bytes;
        } catch (IOException cutOff) {
            throw new BadRequest(400, "bad_request", "The body ended before its end");
        }
    }
}
