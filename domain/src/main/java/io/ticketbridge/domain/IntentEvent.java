package io.ticketbridge.domain;

/** What can happen to an intent. */
public enum IntentEvent {
    /** Jira said that it is done. */
    CONFIRMED,
    /** Jira said no. */
    REFUSED,
    /** It did not reach Jira, or Jira put it off: nothing was done. */
    NOT_EXECUTED,
    /** It may have reached Jira, and no answer that can be read came back; or whoever sent it died. */
    ANSWER_LOST,
    /** What it made was found in Jira, by its marker. */
    FOUND,
    /** Jira does not have it, and it cannot arrive any more. */
    PROVED_ABSENT,
    /** It is sent once more. */
    SENT_AGAIN,
    /** Nobody waits for it any more. */
    GIVEN_UP
}
