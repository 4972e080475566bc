package io.ticketbridge.jira.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.transport.TCPNIOConnection;

/** How an answer gets back: whole, or in one of the ways in which it does not. */
final class Delivery {
    /** Grizzly leaves out the type of an answer without a body, unless it is set behind its back; Jira sends it. */
    private static final int NO_CONTENT = 204;

    private final Request request;
    private final Response response;
    private final IntConsumer whenBegun;

    /** @param whenBegun is told the status before its first byte is sent; never, where none is sent */
    Delivery(Request request, Response response, IntConsumer whenBegun) {
        this.request = request;
        this.response = response;
        this.whenBegun = whenBegun;
    }

    void whole(Answer answer) throws IOException {
        begin(answer);
        if (answer.file().isPresent()) {
            response.setContentLengthLong(Files.size(answer.file().get()));
            Files.copy(answer.file().get(), response.getOutputStream());
        } else {
            response.getOutputStream().write(bytes(answer));
        }
    }

    /** Half of the body, then the end of the connection. */
    void truncated(Answer answer) throws IOException {
        byte[] body = bytes(answer);
        begin(answer);
        response.setContentLength(body.length + 1);
        response.getOutputStream().write(body, 0, body.length / 2);
        response.flush();
        connection().closeSilently();
    }

    void dripping(Answer answer, Duration perByte, Faults faults) throws IOException {
        begin(answer);
        OutputStream out = response.getOutputStream();
        for (byte one : bytes(answer)) {
            out.write(one);
            out.flush();
            faults.pause(perByte);
        }
    }

    /** A real RST: with SO_LINGER at 0, closing drops what is unsent and resets (RFC 9293, 3.6.1). */
    void reset() throws IOException {
        SocketChannel channel = (SocketChannel) connection().getChannel();
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
        connection().closeSilently();
    }

    private void begin(Answer answer) {
        whenBegun.accept(answer.status());
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.status() == NO_CONTENT) {
            response.getResponse().getHeaders().setValue("Content-Type").setString(answer.contentType());
        } else if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
    }

    private TCPNIOConnection connection() {
        return (TCPNIOConnection) request.getContext().getConnection();
    }

    private static byte[] bytes(Answer answer) throws IOException {
        return answer.file().isPresent()
                ? Files.readAllBytes(answer.file().get())
                : answer.body().getBytes(StandardCharsets.UTF_8);
    }
}
