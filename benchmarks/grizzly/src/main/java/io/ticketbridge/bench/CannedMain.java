package io.ticketbridge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** The most that Grizzly can do: it answers the bytes of a file, whatever is asked. */
public final class CannedMain {
    private CannedMain() {}

    public static void main(String[] arguments) throws Exception {
        byte[] page = Files.readAllBytes(Path.of(System.getenv("BENCH_PAGE")));
        HttpServer server = HttpServer.createSimpleServer(null, "127.0.0.1", Integer.parseInt(System.getenv("BENCH_PORT")));
        server.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws Exception {
                response.setContentType("application/json");
                response.setContentLength(page.length);
                response.getOutputStream().write(page);
            }
        });
        server.start();
        Thread.currentThread().join();
    }
}
