package planted.rest;

/** A driving adapter. */
public final class Resource {}
