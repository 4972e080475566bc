package io.ticketbridge.rest;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.usecase.ShareUses;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps each key to its limits, and tells it where it stands (the headers of draft-ietf-httpapi-ratelimit-headers-10): {@code
 * q} requests in {@code w} seconds, of which {@code r} are left, and all again after {@code t} seconds.
 */
final class RateFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String UPLOADS = "/attachments";
    private static final String UPLOADING = "ticketbridge.uploading";
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Rates rates;

    RateFilter(RateLimits limits) {
        this.rates = new Rates(limits, TimeMeter.SYSTEM_NANOTIME);
    }

    /** Lets other nodes know what was asked for here, and hears it from them. */
    void share(ShareUses sharing) {
        sharing.share(rates.taken()).forEach(rates::takeFor);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ViewerContext.key(request.getSecurityContext()).ifPresent(key -> count(request, key));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(POLICY) instanceof String policy) {
            response.getHeaders().putSingle(POLICY, policy);
            response.getHeaders().putSingle(STATE, request.getProperty(STATE));
        }
        if (request.getProperty(UPLOADING) instanceof KeyId key) {
            request.removeProperty(UPLOADING);
            rates.uploaded(key);
        }
    }

    private void count(ContainerRequestContext request, KeyId key) {
        Rates.Kind kind = kind(request);
        if (kind == Rates.Kind.UPLOADS) {
            beginUpload(request, key);
        }
        Optional<ConsumptionProbe> taken = rates.take(key, kind);
        taken.ifPresent(probe -> note(request, kind, probe));
        taken.filter(probe -> !probe.isConsumed()).ifPresent(probe -> {
            throw new TooMany(
                    "rate_limited",
                    "This key may send " + rates.limit(kind) + " " + kind.word()
                            + " a minute: repeat the request after Retry-After",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        });
    }

    private void beginUpload(ContainerRequestContext request, KeyId key) {
        if (!rates.mayUpload(key)) {
            throw new TooMany(
                    "too_many_uploads",
                    "Other files are on their way under this key: repeat the request when they have arrived",
                    A_MOMENT);
        }
        request.setProperty(UPLOADING, key);
    }

    private void note(ContainerRequestContext request, Rates.Kind kind, ConsumptionProbe probe) {
        String name = "\"" + kind.word() + "\"";
        long whole = TooMany.seconds(Duration.ofNanos(probe.getNanosToWaitForReset()));
        request.setProperty(POLICY, name + ";q=" + rates.limit(kind) + ";w=60");
        request.setProperty(STATE, name + ";r=" + probe.getRemainingTokens() + ";t=" + whole);
    }

    private static Rates.Kind kind(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return Rates.Kind.READS;
        }
        return request.getUriInfo().getPath().endsWith(UPLOADS) ? Rates.Kind.UPLOADS : Rates.Kind.WRITES;
    }
}
