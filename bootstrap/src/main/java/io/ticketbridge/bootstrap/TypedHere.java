package io.ticketbridge.bootstrap;

import io.ticketbridge.bootstrap.ControlProtocol.Answer;
import io.ticketbridge.bootstrap.ControlProtocol.Request;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Commands as a person types them: done by the running server where there is one, else on the database itself. */
final class TypedHere implements OperatorCommand.Workplace {
    private final Map<String, String> environment;
    private final InputStream input;
    private final PrintStream out;
    private final PrintStream err;

    TypedHere(Map<String, String> environment, InputStream input, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.input = input;
        this.out = out;
        this.err = err;
    }

    @Override
    public int perform(OperatorCommand command) {
        Configuration configuration = Configuration.from(environment);
        Optional<SocketChannel> server = connect(ControlProtocol.socketIn(configuration.dataDir()));
        if (server.isPresent()) {
            return forward(server.get(), command);
        }
        try (Opened opened = Opened.with(Wiring.from(configuration))) {
            command.run(opened.stores());
            return 0;
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    /** A socket that nobody listens on was left behind by a server that was killed. */
    private static Optional<SocketChannel> connect(Path socket) {
        try {
            return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException nobodyListens) {
            return Optional.empty();
        }
    }

    private int forward(SocketChannel server, OperatorCommand command) {
        try (server) {
            request(command).writeTo(new DataOutputStream(Channels.newOutputStream(server)));
            InputStream answer = new BufferedInputStream(Channels.newInputStream(server));
            return Answer.print(new DataInputStream(answer), out, err);
        } catch (IOException brokenOff) {
            throw new OperatorError(
                    "The running server broke off; whether the command was done is not known: look before you repeat it",
                    brokenOff);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Files and variables are this process's, so a secret is read here and travels as standard input. */
    private Request request(OperatorCommand command) {
        return command.secretOptions()
                .map(options -> new Request(
                        SecretOptions.fromStandardInput(command.arguments()),
                        options.read(input).value()))
                .orElseGet(() -> new Request(command.arguments(), ""));
    }
}
