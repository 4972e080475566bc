package planted.jira;

/** A driven adapter. */
public final class Tracker {}
