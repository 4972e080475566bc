package planted.jira;

/** Breaks: jira sees no other adapter. */
public final class TrackerThatSeesAStore {
    public final planted.persistence.Store store = new planted.persistence.Store();
}
