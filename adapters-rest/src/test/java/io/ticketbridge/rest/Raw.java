package io.ticketbridge.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends whatever it is told and shows what came back. */
final class Raw {
    private static final int PATIENCE_MILLIS = 5_000;

    private Raw() {}

    /** What came back until the server closed, for a request that a server closes after. */
    static String exchange(Api api, String request) {
        try (Socket socket = connect(api)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return readTo(socket, "(no end but the connection's)");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Socket connect(Api api) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** What comes up to and with {@code end}, or until the server closes or resets. */
    static String readTo(Socket socket, String end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            int one = in.read();
            while (one >= 0) {
                bytes.write(one);
                if (bytes.toString(StandardCharsets.UTF_8).endsWith(end)) {
                    break;
                }
                one = in.read();
            }
        } catch (SocketTimeoutException stillOpen) {
            bytes.writeBytes(" (still open)".getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException reset) {
            bytes.writeBytes(" (reset)".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
