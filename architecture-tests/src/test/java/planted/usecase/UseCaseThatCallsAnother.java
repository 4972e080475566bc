package planted.usecase;

/** Breaks: a use case calls no other use case. */
public final class UseCaseThatCallsAnother {
    public String offer() {
        return new UseCase().offer();
    }
}
