package planted.rest;

/** Breaks: rest sees no other adapter. */
public final class ResourceThatSeesAStore {
    public final planted.persistence.Store store = new planted.persistence.Store();
}
