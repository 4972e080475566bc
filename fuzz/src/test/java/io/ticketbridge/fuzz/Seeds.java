package io.ticketbridge.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what Jazzer begins with: for each target a folder of its seeds, and prints the targets' names. */
public final class Seeds {
    private Seeds() {}

    public static void main(String[] arguments) throws IOException {
        for (String name : Targets.names()) {
            write(Targets.named(name), Files.createDirectories(Path.of(arguments[0], name)));
            System.out.println(name);
        }
    }

    private static void write(Target target, Path folder) throws IOException {
        int number = 1;
        for (byte[] seed : target.seeds()) {
            Files.write(folder.resolve("seed-" + number++), seed);
        }
    }
}
