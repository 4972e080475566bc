package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Certificates made by the JDK's keytool, and servers that show them. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    /** Makes a certificate authority that nobody knows. */
    Certificates(Path folder) throws Exception {
        this.folder = folder;
        generate("ca", "-ext", "bc:c", "-dname", "CN=Test CA");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-file",
                authority().toString());
    }

    /** The authority's certificate in PEM. */
    Path authority() {
        return folder.resolve("ca.pem");
    }

    /** A server for {@code host} whose certificate the authority has issued, for as many days from then on. */
    SSLServerSocket issued(String host, String from, int days) throws Exception {
        String name = "server-" + host + days;
        if (!Files.exists(Path.of(store(name)))) {
            issue(name, host, from, days);
        }
        return server(name);
    }

    private void issue(String name, String host, String from, int days) throws Exception {
        generate(name, "-dname", "CN=" + host);
        String request = folder.resolve(name + ".csr").toString();
        String issued = folder.resolve(name + ".pem").toString();
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", request);
        List<String> signing = new ArrayList<>(
                List.of("-gencert", "-alias", "ca", "-keystore", store("ca"), "-rfc", "-infile", request));
        signing.addAll(List.of("-outfile", issued, "-ext", "san=dns:" + host));
        signing.addAll(List.of("-startdate", from, "-validity", String.valueOf(days)));
        keytool(signing.toArray(String[]::new));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-keystore",
                store(name),
                "-file",
                authority().toString());
        keytool("-importcert", "-alias", name, "-keystore", store(name), "-file", issued);
    }

    /** A server whose certificate vouches for itself. */
    SSLServerSocket selfSigned(String host) throws Exception {
        generate("self", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
        return server("self");
    }

    private void generate(String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair", "-alias", name, "-keystore", store(name), "-keyalg", "EC", "-groupname", "secp256r1"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private SSLServerSocket server(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        return listening(managers);
    }

    private static SSLServerSocket listening(KeyManagerFactory managers) throws GeneralSecurityException, IOException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
