package io.ticketbridge.rest;

/** Something that HTTP refuses, in words of its own. */
interface Worded {
    /** The stable word for it; the sentence is the exception's message. */
    String code();
}
