package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody on the same machine who looks again and again at what runs there and with which arguments. */
final class ProcessList implements AutoCloseable {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int PAUSE_MILLIS = 20;

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private ProcessList() {}

    static ProcessList watch() {
        ProcessList list = new ProcessList();
        var unused = list.looking.scheduleWithFixedDelay(list::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return list;
    }

    /** The command lines that were seen. */
    Set<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            processes.forEach(process -> seen.add(commandLine(process)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
