package io.ticketbridge.domain;

/** How we prove to Jira who we are. */
public sealed interface Credentials {
    /** Jira Cloud: HTTP Basic with the account's email and an API token made for it. */
    record ApiToken(String email, Secret apiToken) implements Credentials {}

    /** Jira Data Center: a personal access token as a Bearer token. */
    record PersonalAccessToken(Secret token) implements Credentials {}
}
