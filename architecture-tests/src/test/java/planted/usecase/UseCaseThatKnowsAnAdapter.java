package planted.usecase;

/** Breaks: use cases are made of domain and ports. */
public final class UseCaseThatKnowsAnAdapter {
    public final planted.rest.Resource resource = new planted.rest.Resource();
}
