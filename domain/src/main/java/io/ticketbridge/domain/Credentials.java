package io.ticketbridge.domain;

/** How we prove to Jira who we are. */
public sealed interface Credentials {
    /** Jira Cloud: HTTP Basic with the account's email and an API token made for it. */
    record ApiToken(String email, Secret apiToken) implements Credentials {
        private static final int MAX_LENGTH = 255;

        public ApiToken {
            Text.requireOneLine("credentials.email", "Email", email);
            Text.requireStorable("credentials.email", "Email", email, MAX_LENGTH);
        }
    }

    /** Jira Data Center: a personal access token as a Bearer token. */
    record PersonalAccessToken(Secret token) implements Credentials {}
}
