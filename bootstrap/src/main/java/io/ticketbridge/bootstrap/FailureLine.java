package io.ticketbridge.bootstrap;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A failure and what caused it, in one line: which classes and where. Words are there only where they are ours, or are the JDK's
 * own about code, files and connections: those of others may quote a row, a header or whatever else they were given.
 */
final class FailureLine {
    private static final String OURS = "io.ticketbridge.";

    private static final Set<String> QUOTE_NOTHING = Set.of(
            "java.io.FileNotFoundException",
            "java.lang.ArrayIndexOutOfBoundsException",
            "java.lang.ClassCastException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.NoClassDefFoundError",
            "java.lang.NoSuchMethodError",
            "java.lang.NullPointerException",
            "java.lang.OutOfMemoryError",
            "java.net.BindException",
            "java.net.ConnectException",
            "java.net.SocketException",
            "java.net.SocketTimeoutException",
            "java.nio.file.AccessDeniedException",
            "java.nio.file.FileAlreadyExistsException",
            "java.nio.file.FileSystemException",
            "java.nio.file.NoSuchFileException");

    private static final int MOST_CAUSES = 10;
    private static final int MOST_FRAMES = 50;

    private FailureLine() {}

    static String of(Throwable failure) {
        return of(new ThrowableProxy(failure));
    }

    static String of(IThrowableProxy failure) {
        StringBuilder line = new StringBuilder();
        append(line, failure, MOST_CAUSES);
        return OneLine.of(line.toString());
    }

    private static void append(StringBuilder line, IThrowableProxy failure, int left) {
        line.append(failure.getClassName());
        words(failure).ifPresent(words -> line.append(": ").append(words));
        line.append(frames(failure));
        if (failure.getCause() != null && left > 0) {
            line.append("; caused by ");
            append(line, failure.getCause(), left - 1);
        }
    }

    private static Optional<String> words(IThrowableProxy failure) {
        boolean quotesNothing =
                failure.getClassName().startsWith(OURS) || QUOTE_NOTHING.contains(failure.getClassName());
        return quotesNothing ? Optional.ofNullable(failure.getMessage()) : Optional.empty();
    }

    /** Those of its cause that are the same are told there. */
    private static String frames(IThrowableProxy failure) {
        StackTraceElementProxy[] all = failure.getStackTraceElementProxyArray();
        return Arrays.stream(all)
                .limit(Math.min(MOST_FRAMES, all.length - failure.getCommonFrames()))
                .map(frame -> " " + frame.getSTEAsString())
                .collect(Collectors.joining());
    }
}
