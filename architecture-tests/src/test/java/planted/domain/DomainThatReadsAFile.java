package planted.domain;

/** Breaks: the domain does no input or output. */
public final class DomainThatReadsAFile {
    public final java.nio.file.Path file = java.nio.file.Path.of(".");
}
