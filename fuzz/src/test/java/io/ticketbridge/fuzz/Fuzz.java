package io.ticketbridge.fuzz;

import org.jspecify.annotations.Nullable;

/** Where Jazzer comes in; its argument is the name of a target. */
public final class Fuzz {
    private static @Nullable Target target;

    private Fuzz() {}

    /** What is read for the first time loads classes: the seeds are read before anything is priced. */
    public static void fuzzerInitialize(String[] arguments) throws Exception {
        target = Targets.named(arguments[0]);
        for (byte[] seed : target.seeds()) {
            target.read(seed);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (target != null) {
            Price.held(target, input);
        }
    }
}
