package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.sandbox.Edition;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ticketbridge jira-sandbox} */
@Command(
        name = "jira-sandbox",
        description = {
            "Run a Jira look-alike on loopback, to develop against. It keeps nothing.",
            "An integration with it needs TICKETBRIDGE_JIRA_ALLOW_HTTP=true,"
                    + " TICKETBRIDGE_JIRA_ALLOWED_HOSTS=127.0.0.1:* and"
                    + " TICKETBRIDGE_JIRA_ALLOWED_NETWORKS=127.0.0.0/8."
        },
        mixinStandardHelpOptions = true)
final class JiraSandboxCommand extends RunningCommand {
    @Option(names = "--port", description = "0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port = 8081;

    @Option(names = "--edition", description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Edition edition = Edition.CLOUD;

    @Override
    AutoCloseable start() {
        JiraSandbox sandbox = open();
        out().println("Jira sandbox at " + sandbox.baseUrl() + ", project " + SandboxOptions.PROJECT);
        out().println(
                        edition == Edition.CLOUD
                                ? "Account: email " + SandboxOptions.EMAIL + ", API token " + SandboxOptions.TOKEN
                                : "Personal access token: " + SandboxOptions.TOKEN);
        out().println("What support staff would do, and failures on request: " + sandbox.baseUrl()
                + "/__sandbox/issues");
        out().flush();
        return sandbox;
    }

    private JiraSandbox open() {
        try {
            return JiraSandbox.start(SandboxOptions.of(edition).onPort(port), Wiring.microseconds());
        } catch (UncheckedIOException portTaken) {
            throw new OperatorError(
                    "Cannot listen on port " + port + ": it is taken; choose another with --port", portTaken);
        }
    }
}
