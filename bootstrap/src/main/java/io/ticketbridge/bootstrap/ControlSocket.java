package io.ticketbridge.bootstrap;

import io.ticketbridge.bootstrap.ControlProtocol.Answer;
import io.ticketbridge.bootstrap.ControlProtocol.Request;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a running server takes the operator's commands: a Unix domain socket for its owner alone (docs/adr/0007). */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    private final Path path;
    private final ServerSocketChannel server;
    private final Stores stores;

    private ControlSocket(Path path, ServerSocketChannel server, Stores stores) {
        this.path = path;
        this.server = server;
        this.stores = stores;
    }

    static ControlSocket listen(Path path, Stores stores) {
        try {
            // What a killed server left behind; a live one would hold the database, so we would not be here.
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return new ControlSocket(path, server, stores).started();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unusable) {
            throw new OperatorError(
                    "The data folder cannot hold the control socket " + path + ": choose another TICKETBRIDGE_DATA_DIR",
                    unusable);
        }
    }

    private ControlSocket started() {
        start(this::serve);
        return this;
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                start(() -> answer(client));
            } catch (ClosedChannelException stopping) {
                return;
            } catch (IOException | RuntimeException broken) {
                LOG.warn("A command over the control socket did not arrive", broken);
            }
        }
    }

    /** A key is revoked at once, however long an export takes that somebody reads page by page. */
    private static void start(Runnable work) {
        Thread thread = new Thread(work, "control-socket");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(SocketChannel client) {
        try (client) {
            Request request = Request.readFrom(new DataInputStream(Channels.newInputStream(client)));
            Answer answer = new Answer(Channels.newOutputStream(client));
            answer.end(perform(request, answer));
        } catch (IOException | RuntimeException broken) {
            LOG.warn("A command over the control socket broke off", broken);
        }
    }

    private int perform(Request request, Answer answer) {
        return CommandTree.withOperatorCommands(new Here(stores, request.input()))
                .setOut(new PrintWriter(answer.out(), true))
                .setErr(new PrintWriter(answer.err(), true))
                .execute(request.arguments().toArray(String[]::new));
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }

    /** Commands that came over the socket work on the server's own stores. */
    private record Here(Stores stores, String text) implements OperatorCommand.Workplace {
        @Override
        public int perform(OperatorCommand command) {
            command.run(stores);
            return 0;
        }

        @Override
        public InputStream input() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
