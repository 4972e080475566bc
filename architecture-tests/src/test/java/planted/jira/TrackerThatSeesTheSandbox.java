package planted.jira;

/** Breaks: the client does not see the sandbox. */
public final class TrackerThatSeesTheSandbox {
    public final planted.jira.sandbox.Sandbox sandbox = new planted.jira.sandbox.Sandbox();
}
