package io.ticketbridge.usecase;

/** What the operator wants done with an SVG that could run something in a browser. */
public enum ActiveSvg {
    /** It is refused on upload. */
    REFUSE,
    /** It is evidence: accepted, and never shown inline. */
    KEEP
}
