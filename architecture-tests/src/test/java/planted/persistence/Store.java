package planted.persistence;

/** A driven adapter. */
public final class Store {}
