package planted.rest;

/** Breaks: the HTTP client stays in jira. */
public final class ResourceThatCallsJira {
    public final org.apache.hc.core5.util.Timeout timeout = org.apache.hc.core5.util.Timeout.DISABLED;
}
