package io.ticketbridge.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketbridge.domain.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Secret keys that a command prints, such as one that asks a key management service. It is run without a shell; what it
 * prints on standard error is the operator's to see, and what it prints otherwise is nobody's.
 */
public final class KeyCommand implements KeySource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final List<String> words;
    private final String name;

    /** @param name the setting that it comes from */
    public KeyCommand(List<String> words, String name) {
        this.words = List.copyOf(words);
        this.name = name;
    }

    @Override
    public Secret read() {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> printed(process));
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseUnusable(words("did not end within " + PATIENCE.toSeconds() + " s"));
            }
            if (process.exitValue() != 0) {
                throw new DatabaseUnusable(words("ended with exit code " + process.exitValue()));
            }
            return new Secret(printed.join());
        } catch (IOException cannotStart) {
            throw new DatabaseUnusable(words("cannot be started"), cannotStart);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable(words("was interrupted"), stopping);
        }
    }

    @Override
    public Object version() {
        return System.nanoTime() / REMEMBERED.toNanos();
    }

    @Override
    public String name() {
        return "the command in " + name;
    }

    private static String printed(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException brokenOff) {
            return "";
        }
    }

    private String words(String what) {
        return "The command in " + name + " " + what + ": run it by hand to see why";
    }
}
