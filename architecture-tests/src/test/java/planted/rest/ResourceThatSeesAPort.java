package planted.rest;

/** Breaks: rest sees no port. */
public final class ResourceThatSeesAPort {
    public Class<?> port() {
        return planted.port.Port.class;
    }
}
