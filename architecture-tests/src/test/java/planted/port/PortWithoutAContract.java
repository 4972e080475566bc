package planted.port;

/** Breaks: a port has its contract and its twin. */
public interface PortWithoutAContract {}
