package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import io.ticketbridge.rest.json.Envelope;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The one class that knows which status and code a refusal has. */
final class RefusalMapper implements ExceptionMapper<Refusal> {
    /** A status and its stable word. */
    record Meaning(int status, String code) {}

    /** When to come back, where Jira does not say. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    private static final int UNAVAILABLE = 503;

    static final Map<Class<? extends Refusal>, Meaning> MEANINGS = meanings();

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private HttpHeaders headers;

    @Override
    public Response toResponse(Refusal refusal) {
        return answer(refusal, RequestId.of(headers));
    }

    static Response answer(Refusal refusal, String requestId) {
        Meaning meaning = Objects.requireNonNull(MEANINGS.get(refusal.getClass()));
        Response.ResponseBuilder answer = Answers.answer(meaning.status(), envelope(refusal, meaning, requestId));
        retryAfter(refusal, meaning).ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return answer.build();
    }

    private static Envelope envelope(Refusal refusal, Meaning meaning, String id) {
        if (refusal instanceof Refusal.OutcomeUnknown unknown
                && unknown.intent().isPresent()) {
            return Envelope.pending(
                    refusal.getMessage(), meaning.code(), unknown.intent().get(), id);
        }
        List<Violation> violations = violations(refusal);
        return violations.isEmpty()
                ? Envelope.failure(refusal.getMessage(), meaning.code(), id)
                : Envelope.failure(refusal.getMessage(), meaning.code(), violations, id);
    }

    private static List<Violation> violations(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid invalid) {
            return invalid.violations();
        }
        return refusal instanceof Refusal.RejectedByJira rejected ? rejected.violations() : List.of();
    }

    private static Optional<Duration> retryAfter(Refusal refusal, Meaning meaning) {
        if (refusal instanceof Refusal.OutcomeUnknown unknown) {
            return Optional.of(unknown.retryAfter());
        }
        if (refusal instanceof Refusal.JiraUnavailable away) {
            return Optional.of(away.retryAfter().orElse(DEFAULT_WAIT));
        }
        return meaning.status() == UNAVAILABLE ? Optional.of(DEFAULT_WAIT) : Optional.empty();
    }

    /** Whole seconds, rounded up: whoever waits that long does not come too early. */
    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1_000);
    }

    private static Map<Class<? extends Refusal>, Meaning> meanings() {
        Map<Class<? extends Refusal>, Meaning> table = new HashMap<>();
        table.put(Refusal.Invalid.class, new Meaning(400, "validation_failed"));
        table.put(Refusal.NotAuthenticated.class, new Meaning(401, "unauthorized"));
        table.put(Refusal.NotSigned.class, new Meaning(401, "invalid_signature"));
        table.put(Refusal.NotAllowed.class, new Meaning(403, "forbidden"));
        table.put(Refusal.TicketUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.CommentUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.AttachmentUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.IntegrationUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.UserUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.TeamUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.KeyUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.WebhookUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.DeliveryUnknown.class, new Meaning(404, "not_found"));
        table.put(Refusal.DeliveryNotDead.class, new Meaning(409, "delivery_not_dead"));
        table.put(Refusal.TooManyWebhooks.class, new Meaning(409, "too_many_webhooks"));
        table.put(Refusal.NameTaken.class, new Meaning(409, "name_taken"));
        table.put(Refusal.TooManyKeys.class, new Meaning(409, "too_many_keys"));
        table.put(Refusal.NoWayToClose.class, new Meaning(409, "no_close_transition"));
        table.put(Refusal.IntegrationInUse.class, new Meaning(409, "integration_in_use"));
        table.put(Refusal.StillRunning.class, new Meaning(409, "idempotency_key_in_use"));
        table.put(Refusal.EventsGone.class, new Meaning(410, "events_gone"));
        table.put(Refusal.FileTooLarge.class, new Meaning(413, "payload_too_large"));
        table.put(Refusal.RejectedByJira.class, new Meaning(422, "jira_rejected"));
        table.put(Refusal.KeyReused.class, new Meaning(422, "idempotency_key_reused"));
        table.put(Refusal.JiraNotConfigured.class, new Meaning(500, "jira_not_configured"));
        table.put(Refusal.IssueGone.class, new Meaning(502, "jira_issue_gone"));
        table.put(Refusal.JiraRefusedCredentials.class, new Meaning(502, "jira_credentials_refused"));
        table.put(Refusal.JiraAnsweredNonsense.class, new Meaning(502, "jira_bad_answer"));
        table.put(Refusal.AddressNotAllowed.class, new Meaning(502, "address_not_allowed"));
        table.put(Refusal.JiraUnavailable.class, new Meaning(503, "jira_unavailable"));
        table.put(Refusal.CallerGone.class, new Meaning(503, "caller_gone"));
        table.put(Refusal.StoreUnavailable.class, new Meaning(503, "store_unavailable"));
        table.put(Refusal.OutcomeUnknown.class, new Meaning(503, "ticket_outcome_unknown"));
        table.put(Refusal.JiraTimedOut.class, new Meaning(504, "jira_timeout"));
        return Map.copyOf(table);
    }
}
