package io.ticketbridge.jira.sandbox;

/** Which product a sandbox looks like. */
public enum Edition {
    /** Jira Cloud, with API v3 (Atlassian Document Format) and v2 (wiki text) side by side. */
    CLOUD,
    /** Jira Data Center, with API v2. */
    DATACENTER
}
