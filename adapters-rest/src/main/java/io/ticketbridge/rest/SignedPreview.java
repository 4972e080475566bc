package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.usecase.PreviewLink;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A preview link as it comes back in a query. */
final class SignedPreview {
    private static final Pattern PATH = Pattern.compile("tickets/[^/]+/attachments/[^/]+/preview");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private SignedPreview() {}

    /** Whether somebody without a key reads a preview by a signature, whatever that is worth. */
    static boolean isAskedFor(ContainerRequestContext request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads
                && request.getUriInfo().getQueryParameters().containsKey("signature")
                && PATH.matcher(request.getUriInfo().getPath()).matches();
    }

    /** The link that the query is; one that is not whole is refused as a wrong one is. */
    static PreviewLink of(UriInfo uri) {
        Optional<UserId> user = parameter(uri, "user").flatMap(UserId::parse);
        Optional<Instant> expires = parameter(uri, "expires")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        Optional<String> signature = parameter(uri, "signature");
        if (user.isEmpty() || expires.isEmpty() || signature.isEmpty()) {
            throw new Refusal.AttachmentUnknown();
        }
        return new PreviewLink(user.get(), expires.get(), signature.get());
    }

    private static Optional<String> parameter(UriInfo uri, String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }
}
