package io.ticketbridge.bootstrap;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that looks at or changes what is stored. Results go to standard output, remarks to standard error. */
@Command(mixinStandardHelpOptions = true)
abstract class OperatorCommand implements Callable<Integer> {
    /** Where a command does its work: in the process that it was typed in, or in the running server. */
    interface Workplace {
        /** Has the command done; the result is its exit code. */
        int perform(OperatorCommand command);

        InputStream input();
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    private final Workplace workplace;

    OperatorCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        return workplace.perform(this);
    }

    abstract void run(Stores stores);

    /** The options that say where this command reads a secret, if it needs one. */
    Optional<SecretOptions> secretOptions() {
        return Optional.empty();
    }

    /** All arguments, as they were typed. */
    List<String> arguments() {
        return spec.root().commandLine().getParseResult().originalArgs();
    }

    InputStream input() {
        return workplace.input();
    }

    /** Prints a result. */
    void print(Object result) {
        String text = result.toString();
        spec.commandLine().getOut().print(text.endsWith("\n") ? text : text + "\n");
        spec.commandLine().getOut().flush();
    }

    /** Tells a person something that no program should read as a result. */
    void remark(String line) {
        spec.commandLine().getErr().println(line);
    }
}
