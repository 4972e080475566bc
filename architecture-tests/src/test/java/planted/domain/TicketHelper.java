package planted.domain;

/** Breaks: names say what a thing is. */
public final class TicketHelper {
    private TicketHelper() {}
}
