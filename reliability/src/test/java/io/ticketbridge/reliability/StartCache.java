package io.ticketbridge.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the JVM loads at each start, kept as the launcher has it: a server is there in half the time. Made once for all proofs. */
final class StartCache {
    private static final Path FILE = Path.of("target", "ticketbridge.cache").toAbsolutePath();

    static final List<String> OPTIONS = made();

    private StartCache() {}

    private static List<String> made() {
        try {
            Files.deleteIfExists(FILE);
            List<String> rehearsal =
                    List.of(Node.JAVA, "-XX:ArchiveClassesAtExit=" + FILE, "-jar", Node.JAR.toString(), "rehearse");
            int exit = new ProcessBuilder(rehearsal)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("The rehearsal ended with " + exit);
            }
            return List.of("-XX:SharedArchiveFile=" + FILE);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
