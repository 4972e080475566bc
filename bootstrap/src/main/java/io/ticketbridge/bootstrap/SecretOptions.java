package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Where a command reads a secret: never an argument, which every process list shows. Nor are arguments told again, for
 * somebody may have given the secret itself where its place was asked for.
 */
final class SecretOptions {
    private static final String FILE = "--token-file";
    private static final String VARIABLE = "--token-env";
    private static final String STANDARD_INPUT = "--token-stdin";

    @Option(names = FILE, paramLabel = "FILE", description = "Read the token from this file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = VARIABLE, paramLabel = "VARIABLE", description = "Read the token from this variable.")
    private Optional<String> variable = Optional.empty();

    @Option(names = STANDARD_INPUT, description = "Read the token from standard input, one line.")
    private boolean standardInput;

    Secret read(InputStream input) {
        String text = file.map(SecretOptions::contents)
                .or(() -> variable.map(SecretOptions::ofEnvironment))
                .or(() -> standardInput ? Optional.of(firstLine(input)) : Optional.empty())
                .map(String::strip)
                .orElse("");
        if (text.isEmpty()) {
            throw new OperatorError("A token is needed: use --token-file, --token-env or --token-stdin");
        }
        return new Secret(text);
    }

    /** The same command, reading its secret from standard input. */
    static List<String> fromStandardInput(List<String> arguments) {
        List<String> rewritten = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals(FILE) || argument.equals(VARIABLE)) {
                rest.next();
            } else if (!argument.startsWith(FILE + "=") && !argument.startsWith(VARIABLE + "=")) {
                rewritten.add(argument);
            }
        }
        if (!rewritten.contains(STANDARD_INPUT)) {
            rewritten.add(STANDARD_INPUT);
        }
        return rewritten;
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new OperatorError("--token-file names a file that cannot be read", unreadable);
        }
    }

    private static String ofEnvironment(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new OperatorError("--token-env names a variable that is not set"));
    }

    private static String firstLine(InputStream input) {
        try {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException unreadable) {
            throw new OperatorError("Standard input cannot be read", unreadable);
        }
    }
}
