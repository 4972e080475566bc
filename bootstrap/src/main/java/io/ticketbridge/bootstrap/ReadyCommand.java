package io.ticketbridge.bootstrap;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code ticketbridge ready}: asks the server of these settings, on this machine, whether requests should be sent to it. For
 * health checks where there is nothing else to ask with, as in a container's image.
 */
@Command(
        name = ReadyCommand.NAME,
        description = "Ask the server that runs here whether requests should be sent to it. Exit code 1 where not.",
        mixinStandardHelpOptions = true)
final class ReadyCommand implements Callable<Integer> {
    static final String NAME = "ready";

    private static final int NOT_READY = 1;
    private static final int OK = 200;
    /** The page answers in a second at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    ReadyCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        URI page = page(Settings.from(environment));
        try {
            int status = ask(page);
            if (status == OK) {
                out.println("ready");
                return 0;
            }
            err.println("ticketbridge: not ready: " + page + " answers " + status);
        } catch (IOException noAnswer) {
            err.println("ticketbridge: not ready: " + page + " does not answer");
        }
        return NOT_READY;
    }

    private static int ask(URI page) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static URI page(Settings settings) {
        int port = settings.number(Setting.PORT, 0, 65_535);
        if (port == 0) {
            throw new OperatorError(
                    Setting.PORT.variable() + " is 0: which port the server took is not known here, so name one");
        }
        String host = settings.text(Setting.HOST);
        try {
            return new URI("http", null, whereItListens(host).getHostAddress(), port, "/readyz", null, null);
        } catch (UnknownHostException | URISyntaxException unknown) {
            throw new OperatorError(Setting.HOST.variable() + " is no address of this machine: " + host, unknown);
        }
    }

    /** Who listens at all addresses does so at the loopback too. */
    private static InetAddress whereItListens(String host) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(host);
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    }
}
