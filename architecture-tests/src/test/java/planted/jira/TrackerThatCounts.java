package planted.jira;

/** Breaks: what counts stays in bootstrap. */
public final class TrackerThatCounts {
    public final io.micrometer.core.instrument.Tags tags = io.micrometer.core.instrument.Tags.empty();
}
