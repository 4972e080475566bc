package planted.usecase;

/** Breaks: time comes from an injected clock. */
public final class UseCaseThatLooksAtTheWall {
    public java.time.Instant now() {
        return java.time.Instant.now();
    }
}
