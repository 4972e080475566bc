package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.usecase.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * The other end of a request's connection. Grizzly does not notice while a request is handled that its caller has gone; a
 * look at the socket tells, and takes nothing from it. It is taken at the last moment before the answer sets out, for whoever
 * goes before that has not heard it. Whoever has sent something more already, or has closed their half, counts as gone: then
 * the answer counts as not delivered, and their repeat gets the same one.
 */
final class Peer implements Caller {
    static final String PROPERTY = "ticketbridge.peer";

    private final Connection<?> connection;
    private final List<Runnable> heard = new ArrayList<>();
    private final List<Runnable> unheard = new ArrayList<>();
    private boolean listened;

    Peer(Request request) {
        this.connection = request.getContext().getConnection();
    }

    static Caller of(ContainerRequestContext request) {
        return (Caller) Objects.requireNonNull(request.getProperty(PROPERTY));
    }

    @Override
    public boolean isListening() {
        return channel().filter(Peer::isQuiet).isPresent();
    }

    @Override
    public boolean isGone() {
        return channel()
                .filter(channel -> isQuiet(channel) || hasSentMore(channel))
                .isEmpty();
    }

    private Optional<SocketChannel> channel() {
        return connection.isOpen() && connection instanceof NIOConnection nio
                ? Optional.of((SocketChannel) nio.getChannel())
                : Optional.empty();
    }

    @Override
    public void onceAnswered(Runnable ifHeard, Runnable ifUnheard) {
        heard.add(ifHeard);
        unheard.add(ifUnheard);
    }

    /** To be called when the first byte of the answer is about to set out. */
    void listens() {
        listened = isListening();
    }

    /**
     * To be called when the answer is out, or has failed to get out. What cannot be noted then is as if nobody had heard it.
     *
     * @param tells whether it tells what was done
     */
    void answered(boolean tells) {
        try {
            (tells && listened ? heard : unheard).forEach(Runnable::run);
        } catch (Refusal.StoreUnavailable notNoted) {
            return;
        }
    }

    /** What is at its end is readable too. */
    private static boolean isQuiet(SocketChannel channel) {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            return selector.selectNow() == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** What is at its end is readable, and has nothing to read. */
    private static boolean hasSentMore(SocketChannel channel) {
        try {
            return channel.socket().getInputStream().available() > 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
