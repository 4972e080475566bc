package io.ticketbridge.bootstrap;

import io.ticketbridge.rest.RestServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code ticketbridge serve} */
@Command(
        name = ServeCommand.NAME,
        description = "Run the server. Without settings: on H2 in ./data, at http://127.0.0.1:8080/api/v2",
        mixinStandardHelpOptions = true)
final class ServeCommand extends RunningCommand {
    static final String NAME = "serve";

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Map<String, String> environment;

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    AutoCloseable start() {
        new Thread(RestServer::prepare, "prepare").start();
        Configuration configuration = Configuration.from(environment);
        boolean newKey = configuration.secretKey().isEmpty()
                && configuration.secretKeyCommand().isEmpty()
                && !configuration.secretKeyFile().toFile().exists();
        TicketsApplication application = TicketsApplication.start(Wiring.from(configuration));
        ControlSocket control = control(configuration, application);
        LOG.info("Ticketbridge {} listens at {}", Version.current(), application.uri());
        application.management().ifPresent(uri -> LOG.info("Health and metrics are at {}", uri));
        warnOfClearText(configuration);
        if (newKey) {
            LOG.warn(
                    "A new secret key is in {}: keep a copy elsewhere, without it the stored credentials are lost. To"
                            + " keep it apart from the data, move the file and name it in TICKETBRIDGE_SECRET_KEY_FILE",
                    configuration.secretKeyFile());
        }
        if (application.stores().accounts().users().isEmpty()) {
            sayWhatIsNext(application.uri().resolve("/"));
        }
        return () -> {
            LOG.info("Stopping: requests in flight finish first");
            control.close();
            application.close();
            LOG.info("Stopped");
        };
    }

    /** It cannot tell whether anybody is in front; where somebody is, their {@code X-Forwarded-For} is wanted too. */
    private static void warnOfClearText(Configuration configuration) {
        boolean proxied = !configuration.sockets().trustedProxies().isEmpty();
        if (!proxied && !isLoopback(configuration.host())) {
            LOG.warn(
                    "Keys and findings travel unencrypted to {}: let a proxy in front end TLS and name it in {}, or"
                            + " listen on 127.0.0.1 (docs/hardening.md)",
                    configuration.host(),
                    Setting.TRUSTED_PROXIES.variable());
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException gone) {
            return false;
        }
    }

    private static ControlSocket control(Configuration configuration, TicketsApplication application) {
        try {
            return ControlSocket.listen(ControlProtocol.socketIn(configuration.dataDir()), application.stores());
        } catch (OperatorError unusable) {
            application.close();
            throw unusable;
        }
    }

    private void sayWhatIsNext(URI console) {
        out().println("""
            There is no user yet. In another terminal, in this folder:
              ./ticketbridge user add alice --email alice@example.com --admin
              ./ticketbridge key add alice
            Then sign in with that key at %s and connect Jira there.
            """.formatted(console));
        out().flush();
    }
}
