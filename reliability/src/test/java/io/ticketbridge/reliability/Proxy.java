package io.ticketbridge.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** A real proxy in front of a server, with the very configuration of {@code docs/deploy}, at other ports and with a certificate of its own. */
final class Proxy implements AutoCloseable {
    private static final Path CONFIGURATIONS = Path.of("..", "docs", "deploy").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private Proxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The one that is called so on the command line. */
    static Proxy start(String kind, Path folder, int server) throws Exception {
        return kind.equals("haproxy") ? haproxy(folder, server) : nginx(folder, server);
    }

    private static Proxy haproxy(Path folder, int server) throws Exception {
        return start("haproxy.cfg", folder, server, file -> List.of("haproxy", "-db", "-f", file));
    }

    private static Proxy nginx(Path folder, int server) throws Exception {
        return start(
                "nginx.conf",
                folder,
                server,
                file -> List.of("nginx", "-p", folder.toString(), "-g", "daemon off; error_log stderr;", "-c", file));
    }

    int port() {
        return port;
    }

    private static Proxy start(String name, Path folder, int server, Function<String, List<String>> command)
            throws Exception {
        Files.createDirectories(folder);
        int port = Node.freePort();
        certify(folder);
        String configuration = Files.readString(CONFIGURATIONS.resolve(name))
                .replace(":443 ", "127.0.0.1:" + port + " ")
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace("127.0.0.1:8080", "127.0.0.1:" + server)
                .replace("/etc/haproxy/", folder + "/")
                .replace("/etc/nginx/", folder + "/")
                .replace("/run/", folder + "/");
        Path file = Files.writeString(folder.resolve(name), configuration);
        Process process = new ProcessBuilder(command.apply(file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        Awaitility.await().atMost(PATIENCE).until(() -> isListening(process, port, folder));
        return new Proxy(process, port);
    }

    private static void certify(Path folder) throws Exception {
        Path key = folder.resolve("ticketbridge.key");
        Path certificate = folder.resolve("ticketbridge.crt");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "365",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())
                .redirectErrorStream(true)
                .start();
        openssl.getInputStream().readAllBytes();
        if (openssl.waitFor() != 0) {
            throw new IOException("openssl ended with " + openssl.exitValue());
        }
        Files.writeString(folder.resolve("ticketbridge.pem"), Files.readString(certificate) + Files.readString(key));
    }

    private static boolean isListening(Process process, int port, Path folder) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("log.txt")));
        }
        try (Wire wire = Wire.to(port)) {
            return wire.isOpen();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
