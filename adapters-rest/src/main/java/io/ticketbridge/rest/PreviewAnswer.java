package io.ticketbridge.rest;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.usecase.Preview;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * A file on its way to a browser, in which nothing of it may run: its type is what its content was found to be, and a page
 * made of it is cut off from everything.
 */
final class PreviewAnswer {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'self'";

    /**
     * Not for PDFs: some browsers' viewers do not run in a sandbox, and those that do run a PDF's scripts all the same. A PDF
     * that has any is never shown.
     */
    private static final String SANDBOXED = POLICY + "; sandbox";

    private PreviewAnswer() {}

    static Response withBody(Preview preview) {
        StreamingOutput body = out -> {
            try (preview) {
                preview.body().stream().transferTo(out);
            }
        };
        return headers(preview).entity(body).build();
    }

    static Response.ResponseBuilder headers(Preview preview) {
        String type = preview.inlineType().map(FileType::mimeType).orElse("application/octet-stream");
        boolean pdf = preview.inlineType().filter(FileType.PDF::equals).isPresent();
        Response.ResponseBuilder answer = Response.ok()
                .type(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.of(
                                preview.inlineType().isPresent() ? "inline" : "attachment", preview.filename()))
                .header("Content-Security-Policy", pdf ? POLICY : SANDBOXED)
                // A dashboard on another origin shows the file in an <img>, which is what the reference offers it for.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        preview.size().ifPresent(size -> answer.header(HttpHeaders.CONTENT_LENGTH, size));
        return answer;
    }
}
