package io.ticketbridge.jira.sandbox;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What a sandbox's answers are like.
 *
 * @param zone the calling account's, in which dates are written
 * @param commentsPerPage how many comments an issue shows by itself before they must be paged
 * @param attachmentLimit in bytes
 * @param searchLag how long after its creation an issue is found by search; a read by id or key finds it at once
 * @param loginPageForTokens whether files are hidden behind a login page from callers with a token (Data Center)
 */
public record AnswerOptions(
        ZoneId zone, int commentsPerPage, long attachmentLimit, Duration searchLag, boolean loginPageForTokens) {
    private static final int COMMENTS_ON_CLOUD = 20;
    private static final int ALL = 1_000_000;
    private static final long TWENTY_MEGABYTES = 20L * 1024 * 1024;

    static AnswerOptions of(Edition edition) {
        int comments = edition == Edition.CLOUD ? COMMENTS_ON_CLOUD : ALL;
        return new AnswerOptions(ZoneId.of("Europe/Berlin"), comments, TWENTY_MEGABYTES, Duration.ZERO, false);
    }

    AnswerOptions inZone(ZoneId other) {
        return new AnswerOptions(other, commentsPerPage, attachmentLimit, searchLag, loginPageForTokens);
    }

    AnswerOptions withCommentsPerPage(int count) {
        return new AnswerOptions(zone, count, attachmentLimit, searchLag, loginPageForTokens);
    }

    AnswerOptions withAttachmentLimit(long bytes) {
        return new AnswerOptions(zone, commentsPerPage, bytes, searchLag, loginPageForTokens);
    }

    AnswerOptions withSearchLag(Duration lag) {
        return new AnswerOptions(zone, commentsPerPage, attachmentLimit, lag, loginPageForTokens);
    }

    AnswerOptions withLoginPageForTokens() {
        return new AnswerOptions(zone, commentsPerPage, attachmentLimit, searchLag, true);
    }
}
