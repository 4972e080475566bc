package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Exchange.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.transport.TCPNIOConnection;

/** How an answer gets back: whole, or in one of the ways in which it does not. */
final class Delivery {
    private Delivery() {}

    static void whole(Response response, Answer answer) throws IOException {
        begin(response, answer);
        if (answer.file().isPresent()) {
            response.setContentLengthLong(Files.size(answer.file().get()));
            Files.copy(answer.file().get(), response.getOutputStream());
        } else {
            response.getOutputStream().write(bytes(answer));
        }
    }

    /** Half of the body, then the end of the connection. */
    static void truncated(Request request, Response response, Answer answer) throws IOException {
        byte[] body = bytes(answer);
        begin(response, answer);
        response.setContentLength(body.length + 1);
        response.getOutputStream().write(body, 0, body.length / 2);
        response.flush();
        reset(request);
    }

    static void dripping(Response response, Answer answer, Duration perByte) throws IOException {
        begin(response, answer);
        OutputStream out = response.getOutputStream();
        for (byte one : bytes(answer)) {
            out.write(one);
            out.flush();
            LockSupport.parkNanos(perByte.toNanos());
        }
    }

    /** A real RST: with SO_LINGER at 0, closing drops what is unsent and resets (RFC 9293, 3.6.1). */
    static void reset(Request request) throws IOException {
        TCPNIOConnection connection = (TCPNIOConnection) request.getContext().getConnection();
        SocketChannel channel = (SocketChannel) connection.getChannel();
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
        connection.closeSilently();
    }

    private static void begin(Response response, Answer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentType(answer.contentType());
    }

    private static byte[] bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }
}
