package io.ticketbridge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of {@code wrk}. */
record Wrk(double perSecond, double cpuMicros) {
    private static final int CONNECTIONS = 32;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("([0-9]+) requests in");
    private static final Pattern TROUBLE = Pattern.compile("Non-2xx|Socket errors");

    static Wrk run(Server server, String path, String key, Duration length) throws IOException, InterruptedException {
        Duration before = server.cpu();
        Process process = new ProcessBuilder(
                        "wrk", "-t2", "-c" + CONNECTIONS, "-d" + length.toSeconds() + "s",
                        "-H", "X-API-Key: " + key, server.url(path))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || TROUBLE.matcher(said).find()) {
            throw new IllegalStateException(server.name() + ": " + said);
        }
        Duration cpu = server.cpu().minus(before);
        return new Wrk(number(RATE, said), cpu.toNanos() / 1_000.0 / number(COUNT, said));
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk did not say how much: " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
