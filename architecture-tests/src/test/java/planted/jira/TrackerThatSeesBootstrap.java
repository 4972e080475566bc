package planted.jira;

/** Breaks: nobody sees bootstrap. */
public final class TrackerThatSeesBootstrap {
    public final planted.bootstrap.Application application = new planted.bootstrap.Application();
}
