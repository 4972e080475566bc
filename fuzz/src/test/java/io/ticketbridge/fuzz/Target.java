package io.ticketbridge.fuzz;

import java.util.List;

/** A parser, and what must hold of it whatever it reads. */
public interface Target {
    /** Inputs to begin with: some of each kind that it tells apart. */
    List<byte[]> seeds();

    /** Reads {@code input}; throws where something does not hold, and on any failure that is not a documented answer. */
    void read(byte[] input) throws Exception;
}
