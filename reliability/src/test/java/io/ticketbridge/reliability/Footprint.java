package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process of Java's holds, as the JVM and the kernel see it. */
final class Footprint {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB");

    private final Process process;

    Footprint(Process process) {
        this.process = process;
    }

    /** Bytes of objects that are in use, after a collection. */
    long heap() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return found(TOTAL, new String(jcmd.getInputStream().readAllBytes(), US_ASCII));
    }

    /** Bytes in memory, whatever they are for. */
    long resident() throws IOException {
        return 1024 * found(RESIDENT, Files.readString(proc("status"), US_ASCII));
    }

    /** How many files, sockets and pipes are open. */
    long open() throws IOException {
        try (Stream<Path> descriptors = Files.list(proc("fd"))) {
            return descriptors.count();
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", String.valueOf(process.pid()), name);
    }

    private static long found(Pattern number, String text) {
        Matcher matcher = number.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + number + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
