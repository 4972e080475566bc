package io.ticketbridge.rest;

import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.AuditRecordJson;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.usecase.ReadAudit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /audit}. */
@Path("/audit")
public final class AuditResource {
    /** A record a line (NDJSON), as archives take them. */
    static final String LINES = "application/x-ndjson";

    private static final MediaType LINES_TYPE = MediaType.valueOf(LINES);
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, LINES_TYPE).build();

    private static final String AFTER = "after";
    private static final String PER_PAGE = "per_page";
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final ReadAudit audit;

    AuditResource(ReadAudit audit) {
        this.audit = audit;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, LINES})
    public Response read(@Context UriInfo uri, @Context Request request, @Context SecurityContext security) {
        QueryParameters query = new QueryParameters(uri);
        long after = query.number(AFTER, 0, Long.MAX_VALUE);
        int perPage = perPage(query);
        List<AuditRecord> records = audit.after(ViewerContext.viewerOf(security), after, perPage);
        Variant variant = request.selectVariant(VARIANTS);
        boolean lines = variant != null && variant.getMediaType().equals(LINES_TYPE);
        return Response.ok(
                        lines ? lines(records) : items(records), lines ? LINES_TYPE : MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.LINK, next(records, after, perPage))
                .build();
    }

    private static Envelope items(List<AuditRecord> records) {
        return Envelope.of(
                Map.of("items", records.stream().map(AuditRecordJson::from).toList()));
    }

    private static byte[] lines(List<AuditRecord> records) {
        return records.stream()
                .map(record -> AuditRecordJson.from(record).line() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int perPage(QueryParameters query) {
        int perPage = Math.toIntExact(query.number(PER_PAGE, USUAL, MOST + 1L));
        if (perPage < 1 || perPage > MOST) {
            throw Refusal.Invalid.of(PER_PAGE, "out_of_range", PER_PAGE + " must be a whole number from 1 to " + MOST);
        }
        return perPage;
    }

    /** Where the next records are, or will be once they are written: whoever keeps a copy goes on there. */
    private static String next(List<AuditRecord> records, long after, int perPage) {
        long last = records.isEmpty() ? after : records.get(records.size() - 1).number();
        return "<" + RestApi.BASE_PATH + "/audit?" + AFTER + "=" + last + "&" + PER_PAGE + "=" + perPage
                + ">; rel=\"next\"";
    }
}
