package planted.persistence;

/** Breaks: persistence sees no other adapter. */
public final class StoreThatSeesTheTracker {
    public final planted.jira.Tracker tracker = new planted.jira.Tracker();
}
