package io.ticketbridge.bootstrap;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with what was typed, without what was typed: it may be a secret that stands in the wrong place. */
final class MistypedArguments {
    private static final Pattern OPTION = Pattern.compile("--?[a-z-]{1,24}");
    private static final String HIDDEN = "…";

    /** Shorter ones would be found in picocli's own words. */
    private static final int SHORTEST = 6;

    private MistypedArguments() {}

    static int tell(ParameterException mistyped, String[] arguments) {
        CommandLine line = mistyped.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(OneLine.of(words(String.valueOf(mistyped.getMessage()), arguments)));
        if (!UnmatchedArgumentException.printSuggestions(mistyped, err)) {
            line.usage(err);
        }
        return CommandTree.OPERATOR_ERROR;
    }

    private static String words(String message, String[] arguments) {
        String words = message;
        for (String argument : arguments) {
            words = without(OPTION.matcher(argument).matches() ? "" : valueIn(argument), words);
        }
        return words;
    }

    private static String valueIn(String argument) {
        String name = argument.substring(0, Math.max(0, argument.indexOf('=')));
        return OPTION.matcher(name.toLowerCase(Locale.ROOT)).matches()
                ? argument.substring(name.length() + 1)
                : argument;
    }

    private static String without(String value, String message) {
        if (value.isEmpty()) {
            return message;
        }
        String words = message.replace("'" + value + "'", "'" + HIDDEN + "'");
        return value.length() < SHORTEST ? words : words.replace(value, HIDDEN);
    }
}
