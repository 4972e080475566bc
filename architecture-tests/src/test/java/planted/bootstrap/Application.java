package planted.bootstrap;

/** The room that sees all. */
public final class Application {}
