package planted.usecase;

/** A use case. */
public final class UseCase {
    public String offer() {
        return "offered";
    }
}
