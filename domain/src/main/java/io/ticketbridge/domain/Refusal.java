package io.ticketbridge.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every "no" that we foresee, Jira's troubles included. The message tells the caller what to do and carries no secret,
 * address or name of a class. Anything else that goes wrong is a failure of ours, not a refusal.
 */
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;

    private Refusal(String message) {
        super(message);
        this.message = message;
    }

    private Refusal(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** What was sent breaks a rule of ours. */
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient List<Violation> violations;

        /** @param violations at least one; the first gives the message */
        public Invalid(List<Violation> violations) {
            super(violations.get(0).message());
            this.violations = List.copyOf(violations);
        }

        public static Invalid of(String field, String code, String message) {
            return new Invalid(List.of(new Violation(field, message, code)));
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** No key, or none that we know. The words are the reference's; they are the same for every reason. */
    public static final class NotAuthenticated extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotAuthenticated() {
            super("Use \"Authorization: Bearer <jwt>\" or \"X-API-Key: <api_token>\".");
        }
    }

    /** A delivery that nobody who knows the integration's inbound secret has signed, or that nobody listens to. */
    public static final class NotSigned extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotSigned() {
            super(
                    "X-Hub-Signature must be sha256= and the HMAC-SHA256 of the body under the inbound_secret of an active"
                            + " integration with sync_inbound: enter the same secret in Jira");
        }
    }

    /** The viewer may see the thing but not do this to it. */
    public static final class NotAllowed extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotAllowed(String message) {
            super(message);
        }
    }

    /** There is no such ticket, or the viewer may not know that there is. */
    public static final class TicketUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public TicketUnknown() {
            super("Ticket not found");
        }
    }

    /** This ticket has no such comment. */
    public static final class CommentUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public CommentUnknown() {
            super("Comment not found");
        }
    }

    /** This ticket has no such attachment, or the signature that asks for it is not valid. */
    public static final class AttachmentUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public AttachmentUnknown() {
            super("Attachment not found");
        }
    }

    /** There is no such integration, or the viewer may not know that there is. */
    public static final class IntegrationUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public IntegrationUnknown() {
            super("Integration not found");
        }
    }

    /** There is no such user (any more). */
    public static final class UserUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public UserUnknown() {
            super("User not found");
        }
    }

    /** There is no such team (any more). */
    public static final class TeamUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public TeamUnknown() {
            super("Team not found");
        }
    }

    /** There is no such API key, or the viewer may not know that there is. */
    public static final class KeyUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public KeyUnknown() {
            super("Key not found");
        }
    }

    /** A user has as many good keys as may be. */
    public static final class TooManyKeys extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooManyKeys(int most) {
            super("There are " + most + " keys of this user that are good: revoke one that is not needed");
        }
    }

    /** A name that must be unique is in use. */
    public static final class NameTaken extends Refusal {
        private static final long serialVersionUID = 1L;

        public NameTaken(String kind, String name) {
            super("There is a " + kind + " named " + name + " already: choose another name");
        }
    }

    /** It may not be changed like that, for something depends on what it was. */
    public static final class IntegrationInUse extends Refusal {
        private static final long serialVersionUID = 1L;

        private IntegrationInUse(String message) {
            super(message);
        }

        public static IntegrationInUse unfinished() {
            return new IntegrationInUse("Requests through this integration are not finished: change its base_url or"
                    + " project_key again in a few minutes");
        }

        public static IntegrationInUse elsewhere() {
            return new IntegrationInUse(
                    "The Jira at the new base_url does not have the issues that were opened through this"
                            + " integration: add another integration for it");
        }

        public static IntegrationInUse changing() {
            return new IntegrationInUse("Others keep changing this integration: read it, and change it again");
        }
    }

    /** Jira's workflow offers no way from the issue's status to a done one. */
    public static final class NoWayToClose extends Refusal {
        private static final long serialVersionUID = 1L;

        /** @param reason a sentence that tells what Jira offers instead */
        public NoWayToClose(IssueRef issue, String reason) {
            super("Issue " + issue.key() + " cannot be closed, so the ticket is kept: " + reason);
        }
    }

    /** The file is over the limit. */
    public static final class FileTooLarge extends Refusal {
        private static final long serialVersionUID = 1L;

        public FileTooLarge(long limit) {
            super("File is over the limit of " + limit / (1024 * 1024) + " MB");
        }
    }

    /** Jira refused the values; its words, by the fields' display names. */
    public static final class RejectedByJira extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient List<Violation> violations;

        public RejectedByJira(String message, List<Violation> violations) {
            super(message);
            this.violations = List.copyOf(violations);
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** The viewer has no integration, or the ticket's is gone. The words are the reference's. */
    public static final class JiraNotConfigured extends Refusal {
        private static final long serialVersionUID = 1L;

        public JiraNotConfigured() {
            super("Jira integration is not configured");
        }
    }

    /** Jira no longer shows the issue to our account: deleted, or hidden by a permission. */
    public static final class IssueGone extends Refusal {
        private static final long serialVersionUID = 1L;

        public IssueGone(IssueRef issue) {
            super("Jira does not show issue " + issue.key()
                    + ": it was deleted, or the integration's account may not see it");
        }
    }

    /** Jira does not accept the integration's credentials, or they may not do this. */
    public static final class JiraRefusedCredentials extends Refusal {
        private static final long serialVersionUID = 1L;

        public JiraRefusedCredentials() {
            super("Jira refused the integration's credentials: whoever manages the integration must renew them"
                    + " or grant its account the permission");
        }
    }

    /** What Jira answered cannot be understood, or the address is not a Jira. */
    public static final class JiraAnsweredNonsense extends Refusal {
        private static final long serialVersionUID = 1L;

        public JiraAnsweredNonsense(String what) {
            super("Jira gave an answer that cannot be used: " + what);
        }

        public JiraAnsweredNonsense(String what, Throwable cause) {
            super("Jira gave an answer that cannot be used: " + what, cause);
        }
    }

    /** The operator's rules do not let this server connect there. */
    public static final class AddressNotAllowed extends Refusal {
        private static final long serialVersionUID = 1L;

        public AddressNotAllowed(String reason) {
            this("The integration's base URL", reason);
        }

        /** @param what is not where it may be */
        public AddressNotAllowed(String what, String reason) {
            super(what + " is not allowed: " + reason);
        }
    }

    /** Jira cannot be reached or asks us to slow down; what was asked for was not done. */
    public static final class JiraUnavailable extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;
        private final boolean lasting;

        public JiraUnavailable(Optional<Duration> retryAfter) {
            this(retryAfter, false);
        }

        private JiraUnavailable(Optional<Duration> retryAfter, boolean lasting) {
            this("try again later", retryAfter, lasting);
        }

        private JiraUnavailable(String words, Optional<Duration> retryAfter, boolean lasting) {
            super("Jira is not available: " + words);
            this.retryAfter = retryAfter;
            this.lasting = lasting;
        }

        /** Others are fetching files from it, so nothing was tried. */
        public static JiraUnavailable busyWithFiles(Duration retryAfter) {
            String words = "many files are being fetched from it, try again in a moment";
            return new JiraUnavailable(words, Optional.of(retryAfter), true);
        }

        /** Jira is known to be unwell, or too many wait for it, so nothing was tried. */
        public static JiraUnavailable lasting(Duration retryAfter) {
            return new JiraUnavailable(Optional.of(retryAfter), true);
        }

        public JiraUnavailable(Optional<Duration> retryAfter, Throwable cause) {
            this("try again later", retryAfter, cause);
        }

        private JiraUnavailable(String words, Optional<Duration> retryAfter, Throwable cause) {
            super("Jira is not available: " + words, cause);
            this.retryAfter = retryAfter;
            this.lasting = false;
        }

        /** It is not patience alone that helps. */
        public static JiraUnavailable because(String words, Throwable cause) {
            return new JiraUnavailable(words, Optional.empty(), cause);
        }

        /** Whether it is better to be told at once than to wait for it. */
        public boolean isLasting() {
            return lasting;
        }

        /** How long Jira asked us to wait. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** Jira was asked to write and did not say whether it did. */
    public static final class OutcomeUnknown extends Refusal {
        private static final long serialVersionUID = 1L;
        private final boolean answered;
        private final transient Optional<IntentId> intent;

        /** No answer came that tells; Jira may still be at it. */
        public OutcomeUnknown(Throwable cause) {
            this(cause, false);
        }

        /** @param answered whether Jira itself answered, if only with an error: then it is not at it any more */
        public OutcomeUnknown(Throwable cause, boolean answered) {
            super(
                    "Jira did not confirm the write, it may have happened: repeat the request, which does not write twice",
                    cause);
            this.answered = answered;
            this.intent = Optional.empty();
        }

        /** We go on finding out, under this intent. */
        public OutcomeUnknown(IntentId intent) {
            super(
                    "Jira has not confirmed the write yet: repeat the request, which joins this attempt and does not write"
                            + " twice, or look again later");
            this.answered = false;
            this.intent = Optional.of(intent);
        }

        public boolean answered() {
            return answered;
        }

        /** Which a repeat of the request joins. */
        public Optional<IntentId> intent() {
            return intent;
        }

        /** When it is worth asking again. */
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }

    /** There is no such webhook, or it is another's. */
    public static final class WebhookUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public WebhookUnknown() {
            super("Webhook not found");
        }
    }

    /** The webhook has no such delivery. */
    public static final class DeliveryUnknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public DeliveryUnknown() {
            super("Delivery not found");
        }
    }

    /** A delivery that has arrived, or is tried again anyway. */
    public static final class DeliveryNotDead extends Refusal {
        private static final long serialVersionUID = 1L;

        public DeliveryNotDead() {
            super("Only a delivery that is dead can be replayed");
        }
    }

    /** A user has as many webhooks as one may have. */
    public static final class TooManyWebhooks extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooManyWebhooks(int most) {
            super("A user may have " + most + " webhooks: remove one first");
        }
    }

    /** A place among events after which not all of them are kept any more, or that never was. */
    public static final class EventsGone extends Refusal {
        private static final long serialVersionUID = 1L;

        public EventsGone() {
            super(
                    "What followed this place is not all kept any more: read what you follow anew, and go on from now (after=now)");
        }
    }

    /** An {@code Idempotency-Key} that was used for something else. */
    public static final class KeyReused extends Refusal {
        private static final long serialVersionUID = 1L;

        public KeyReused() {
            super("This Idempotency-Key was used with another body: take a new key for a new request");
        }
    }

    /** The first request with this {@code Idempotency-Key} is at work, and has been for as long as we wait. */
    public static final class StillRunning extends Refusal {
        private static final long serialVersionUID = 1L;

        public StillRunning() {
            super("The first request with this Idempotency-Key is still running: repeat it in a few seconds");
        }
    }

    /** Whoever asked was gone before it was begun, and may have asked again since: nothing was done. */
    public static final class CallerGone extends Refusal {
        private static final long serialVersionUID = 1L;

        public CallerGone() {
            super("The connection was closed from your side before this was begun, and nothing was done:"
                    + " keep it open until the answer is there");
        }
    }

    /** Our own database does not work for now. What was asked for was not done, or is gone on with when it works again. */
    public static final class StoreUnavailable extends Refusal {
        private static final long serialVersionUID = 1L;

        public StoreUnavailable(Throwable cause) {
            super("The server cannot reach its database: repeat the request later, which does nothing twice", cause);
        }
    }

    /** Jira did not answer a read in time. */
    public static final class JiraTimedOut extends Refusal {
        private static final long serialVersionUID = 1L;

        public JiraTimedOut(Throwable cause) {
            super("Jira did not answer in time: try again", cause);
        }
    }
}
