package planted.jira.sandbox;

/** A sandbox. */
public final class Sandbox {}
