package io.ticketbridge.bootstrap;

import io.ticketbridge.persistence.Backlog;
import io.ticketbridge.persistence.CheckCounts;
import io.ticketbridge.rest.ManagementServer;
import io.ticketbridge.rest.Operations;
import io.ticketbridge.rest.RestApi;
import io.ticketbridge.rest.RestServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** What is there for those who run the server: its metrics, and a port of their own where they want one. */
final class Operating implements AutoCloseable {
    private final Opened opened;
    private final Meters meters;
    private final Operations operations;
    private final Optional<ManagementServer> management;

    private Operating(Opened opened, Meters meters, Operations operations, Optional<ManagementServer> management) {
        this.opened = opened;
        this.meters = meters;
        this.operations = operations;
        this.management = management;
    }

    static Operating begin(Wiring wiring, Opened opened, Meters meters) {
        Optional<Integer> port = wiring.management().port();
        Operations operations = new Operations(opened.database()::works, meters, meters::text, port.isPresent());
        try {
            return new Operating(opened, meters, operations, port.map(at -> listen(wiring, at, operations)));
        } catch (OperatorError cannotListen) {
            opened.close();
            throw cannotListen;
        }
    }

    /**
     * Has the API served and told of. What is only counted with is loaded when nobody waits for it.
     *
     * @throws IOException where it cannot listen there
     */
    RestServer serve(Wiring wiring, RestApi api) throws IOException {
        RestServer server = RestServer.start(wiring.server(), api, operations, wiring.clock());
        management.ifPresent(port -> port.tellOf(server));
        meters.begin(() -> Recorder.with(
                new ServerGauges(server, api, wiring.server().capacity()),
                new JiraGauges(opened::jiraLines),
                new DatabaseGauges(opened.database()),
                new BacklogGauges(() -> Backlog.of(opened.database()), server::isReady, wiring.clock()),
                new CheckGauges(() -> CheckCounts.of(opened.database()), server::isReady),
                new JvmGauges()));
        return server;
    }

    Optional<URI> uri() {
        return management.map(ManagementServer::uri);
    }

    @Override
    public void close() {
        management.ifPresent(ManagementServer::close);
        meters.close();
    }

    private static ManagementServer listen(Wiring wiring, int port, Operations operations) {
        String host = wiring.management().host();
        try {
            return ManagementServer.start(host, port, operations, wiring.clock());
        } catch (IOException cannotListen) {
            throw new OperatorError(
                    "Cannot listen on " + host + ":" + port
                            + " for health and metrics: the port is taken or the address is not this machine's; choose"
                            + " another with TICKETBRIDGE_MANAGEMENT_PORT or TICKETBRIDGE_MANAGEMENT_HOST",
                    cannotListen);
        }
    }
}
