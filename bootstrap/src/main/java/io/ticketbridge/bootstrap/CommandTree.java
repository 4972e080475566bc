package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.persistence.DatabaseUnusable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** All commands as one tree, and how each of their failures is told. */
@Command(
        name = "ticketbridge",
        description = "Turns a security team's findings into Jira issues and keeps both sides true.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandTree.Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nWhere to begin:%n",
        footer = {
            "  ticketbridge demo                        see it work, with nothing to configure",
            "  ticketbridge serve                       run it; it says what to do next",
            "  ticketbridge user add alice --email a@example.com",
            "  ticketbridge key add alice               prints the key, this once",
            "  ticketbridge integration add --help      connect a Jira",
            "",
            "Settings come from the environment (TICKETBRIDGE_...) or from the properties file that",
            "TICKETBRIDGE_CONFIG names; the README lists them. Exit codes: 0 done, 2 something that you",
            "can mend and that is told in one sentence, 1 a fault of ours."
        })
final class CommandTree {
    static final int OPERATOR_ERROR = 2;
    private static final int OUR_FAULT = 1;
    private static final int HELP_WIDTH = 110;

    private CommandTree() {}

    /** The operator's commands, that work where {@code workplace} says. */
    static CommandLine withOperatorCommands(OperatorCommand.Workplace workplace) {
        CommandLine root = group(CommandTree.class);
        root.addSubcommand(group(
                UserCommands.class,
                new UserCommands.Add(workplace),
                new UserCommands.ListThem(workplace),
                new UserCommands.Remove(workplace)));
        root.addSubcommand(group(
                TeamCommands.class,
                new TeamCommands.Add(workplace),
                new TeamCommands.Join(workplace),
                new TeamCommands.Leave(workplace),
                new TeamCommands.ListThem(workplace),
                new TeamCommands.Remove(workplace)));
        root.addSubcommand(group(
                KeyCommands.class,
                new KeyCommands.Add(workplace),
                new KeyCommands.ListThem(workplace),
                new KeyCommands.Remove(workplace)));
        root.addSubcommand(group(
                IntegrationCommands.class,
                new IntegrationCommands.Add(workplace),
                new IntegrationCommands.Test(workplace),
                new IntegrationCommands.ListThem(workplace),
                new IntegrationCommands.Remove(workplace)));
        root.addSubcommand(new DoctorCommand(workplace));
        root.addSubcommand(group(
                SecretKeyCommands.class,
                new SecretKeyCommands.ListThem(workplace),
                new SecretKeyCommands.Rotate(workplace)));
        root.addSubcommand(
                group(AuditCommands.class, new AuditCommands.Export(workplace), new AuditCommands.Verify(workplace)));
        return telling(root);
    }

    /** The same commands, their failures told as they should be; to be called when all of them are there. */
    static CommandLine telling(CommandLine root) {
        return root.setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(MistypedArguments::tell)
                .setExecutionExceptionHandler((failure, line, parsed) -> tell(failure, line.getErr()));
    }

    /** What was asked for without an option, without picocli: to load it would cost a start a tenth of its time, and a health check more. */
    static int run(Callable<Integer> command, PrintStream err) {
        try {
            return command.call();
        } catch (Exception failure) {
            return tell(failure, new PrintWriter(err, true, StandardCharsets.UTF_8));
        }
    }

    /** One clear sentence where an operator can help, what failed where only we can. */
    private static int tell(Exception failure, PrintWriter err) {
        if (failure instanceof OperatorError || failure instanceof Refusal || failure instanceof DatabaseUnusable) {
            err.println("ticketbridge: " + OneLine.of(String.valueOf(failure.getMessage())));
            return OPERATOR_ERROR;
        }
        err.println("ticketbridge: this should not have happened; please report it with what follows");
        err.println(FailureLine.of(failure));
        return OUR_FAULT;
    }

    /** A command that only holds others; picocli asks for one of them when it is called alone. */
    private static CommandLine group(Class<?> group, OperatorCommand... commands) {
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(group));
        for (OperatorCommand command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    /** What {@code --version} prints. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ticketbridge " + Version.current()};
        }
    }
}
