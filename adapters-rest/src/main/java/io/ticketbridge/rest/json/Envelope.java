package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every JSON answer is wrapped in. */
public sealed interface Envelope {
    /** An answer that went well. */
    record Success(boolean success, Object data) implements Envelope {}

    /** An answer that is a no. */
    record Failure(
            boolean success,
            String message,
            String code,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<ErrorJson> errors,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String intent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("retry_safe") @Nullable
            Boolean retrySafe,

            @JsonProperty("request_id") String requestId)
            implements Envelope {}

    /** What is wrong with one field. */
    record ErrorJson(String field, String message, String code) {
        static ErrorJson from(Violation violation) {
            return new ErrorJson(violation.field(), violation.message(), violation.code());
        }
    }

    static Envelope of(Object data) {
        return new Success(true, data);
    }

    static Envelope failure(String message, String code, String requestId) {
        return new Failure(false, message, code, null, null, null, requestId);
    }

    static Envelope failure(String message, String code, List<Violation> violations, String requestId) {
        List<ErrorJson> errors = violations.stream().map(ErrorJson::from).toList();
        return new Failure(false, message, code, errors, null, null, requestId);
    }

    /** Of something that goes on under {@code intent}, which a repeat of the request joins. */
    static Envelope pending(String message, String code, IntentId intent, String requestId) {
        return new Failure(false, message, code, null, intent.value(), true, requestId);
    }
}
