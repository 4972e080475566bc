package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** One who speaks HTTP by hand, from any address of the loopback network. */
final class Wire implements Closeable {
    /** What came, and whether the other end has closed the connection after it. */
    record Heard(String text, boolean closed) {}

    private static final int CONNECT_MILLIS = 5_000;

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire to(int port) throws IOException {
        return from("127.0.0.1", port);
    }

    static Wire from(String address, int port) throws IOException {
        return over(new Socket(), address, port, 0);
    }

    /** Through TLS, whoever the other end is. */
    static Wire secure(int port) throws IOException {
        try {
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new Trusting()}, null);
            Socket socket = trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
            return new Wire(socket);
        } catch (GeneralSecurityException noTls) {
            throw new IOException(noTls);
        }
    }

    /** A certificate that was made a moment ago is nobody's. */
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** One that takes in only so many bytes before somebody reads them. */
    static Wire narrow(int bytes, String address, int port) throws IOException {
        return over(new Socket(), address, port, bytes);
    }

    private static Wire over(Socket socket, String address, int port, int window) throws IOException {
        if (window > 0) {
            socket.setReceiveBufferSize(window);
        }
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return new Wire(socket);
    }

    Wire say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** All that comes until the other end closes, or says nothing for so long. */
    Heard hear(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean closed = false;
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                bytes.write(some, 0, read);
            }
            closed = true;
        } catch (SocketTimeoutException silent) {
            closed = false;
        } catch (SocketException reset) {
            closed = true;
        }
        return new Heard(bytes.toString(ISO_8859_1), closed);
    }

    /** One byte of what came, or nothing more; what hangs up so is told apart from silence by an exception. */
    int hearOne(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        return socket.getInputStream().read();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
