package io.ticketbridge.rest;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.MeJson;
import io.ticketbridge.usecase.ReadViewer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /me}: who asks, and under which key. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final ReadViewer viewers;

    MeResource(ReadViewer viewers) {
        this.viewers = viewers;
    }

    @GET
    public Envelope read(@Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        KeyId key = ViewerContext.key(security).orElseThrow(Refusal.NotAuthenticated::new);
        return Envelope.of(MeJson.from(viewers.read(viewer), key, viewer.keyTeam()));
    }
}
