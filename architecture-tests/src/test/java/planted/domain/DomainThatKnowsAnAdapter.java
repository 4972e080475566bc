package planted.domain;

/** Breaks: the domain is made of the JDK alone. */
public final class DomainThatKnowsAnAdapter {
    public final planted.rest.Resource resource = new planted.rest.Resource();
}
