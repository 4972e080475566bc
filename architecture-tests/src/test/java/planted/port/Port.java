package planted.port;

/** A port. */
public interface Port {}
