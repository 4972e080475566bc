package planted.rest;

/** Breaks: SQL stays in persistence. */
public final class ResourceThatSpeaksSql {
    public java.sql.Types types() {
        throw new UnsupportedOperationException();
    }
}
