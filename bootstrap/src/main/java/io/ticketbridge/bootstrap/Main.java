package io.ticketbridge.bootstrap;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.in, System.out, System.err, arguments));
    }

    /** @return the exit code: 0 done, 2 something that an operator can mend, 1 a fault of ours */
    static int run(
            Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, String... arguments) {
        try {
            Settings settings = Settings.from(environment);
            setLogLevels(settings.text(Setting.LOG_LEVEL));
            setLogFormat(settings.oneOf(Setting.LOG_FORMAT, "text", "json"));
        } catch (OperatorError wrongSetting) {
            err.println("ticketbridge: " + OneLine.of(String.valueOf(wrongSetting.getMessage())));
            return CommandTree.OPERATOR_ERROR;
        }
        if (List.of(arguments).equals(List.of(ServeCommand.NAME))) {
            ServeCommand serve = new ServeCommand(environment);
            serve.writeTo(out);
            return CommandTree.run(serve, err);
        }
        if (List.of(arguments).equals(List.of(ReadyCommand.NAME))) {
            return CommandTree.run(new ReadyCommand(environment, out, err), err);
        }
        CommandLine commands = CommandTree.withOperatorCommands(new TypedHere(environment, in, out, err));
        commands.addSubcommand(new ServeCommand(environment));
        commands.addSubcommand(new ReadyCommand(environment, out, err));
        commands.addSubcommand(new DemoCommand(environment));
        commands.addSubcommand(new JiraSandboxCommand());
        commands.addSubcommand(new VersionCommand());
        commands.addSubcommand(new RehearseCommand());
        return CommandTree.telling(commands)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    /** As {@code logback.xml} reads it. */
    private static void setLogFormat(String format) {
        Class<?> layout = format.equals("json") ? JsonLine.class : LogLine.class;
        System.setProperty("ticketbridge.log.layout", layout.getName());
    }

    /** As {@code logback.xml} reads them. */
    private static void setLogLevels(String level) {
        System.setProperty("ticketbridge.log.level", level);
        System.setProperty("ticketbridge.log.level.others", level.equalsIgnoreCase("error") ? "error" : "warn");
    }
}
