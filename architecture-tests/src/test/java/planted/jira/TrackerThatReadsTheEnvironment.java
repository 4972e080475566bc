package planted.jira;

/** Breaks: only bootstrap reads the environment. */
public final class TrackerThatReadsTheEnvironment {
    public final java.util.Map<String, String> environment = System.getenv();
}
