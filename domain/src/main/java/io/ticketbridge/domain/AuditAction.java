package io.ticketbridge.domain;

/** What the audit log tells of, by the word that it uses. */
public enum AuditAction {
    TICKET_CREATED("ticket.created"),
    TICKET_DELETED("ticket.deleted"),
    COMMENT_ADDED("comment.added"),
    COMMENT_EDITED("comment.edited"),
    COMMENT_DELETED("comment.deleted"),
    ATTACHMENT_ADDED("attachment.added"),
    ATTACHMENT_READ("attachment.read"),
    ACCESS_DENIED("access.denied"),
    /** A key comes that did not come for an hour. */
    KEY_USED("key.used"),
    KEY_REFUSED("key.refused"),
    KEY_ADDED("key.added"),
    KEY_REVOKED("key.revoked"),
    SESSION_BEGUN("session.begun"),
    SESSION_ENDED("session.ended"),
    USER_ADDED("user.added"),
    USER_REMOVED("user.removed"),
    TEAM_ADDED("team.added"),
    TEAM_REMOVED("team.removed"),
    TEAM_JOINED("team.joined"),
    TEAM_LEFT("team.left"),
    INTEGRATION_ADDED("integration.added"),
    INTEGRATION_CHANGED("integration.changed"),
    INTEGRATION_REMOVED("integration.removed"),
    WEBHOOK_ADDED("webhook.added"),
    WEBHOOK_CHANGED("webhook.changed"),
    WEBHOOK_REMOVED("webhook.removed"),
    SECRET_KEY_ROTATED("secret_key.rotated"),
    /** It was proved that Jira had not done it, so Jira was asked once more. */
    SENT_AGAIN("reconciliation.sent_again"),
    /** Nobody can tell any more whether Jira did it. */
    GIVEN_UP("reconciliation.given_up"),
    /** Jira had opened two issues for one request. */
    DUPLICATE_CLOSED("reconciliation.duplicate_closed"),
    /** More happened at a time than is written down one by one. */
    NOT_RECORDED("audit.not_recorded"),
    /** What stands in the log was never written by this server. */
    FOREIGN("audit.foreign");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
