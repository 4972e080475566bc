package io.ticketbridge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        String said = say(List.of(
                "wrk", "-t2", "-c" + CONNECTIONS, "-d" + length.toSeconds() + "s",
                "-H", "X-API-Key: " + key, server.url(path)));
        if (TROUBLE.matcher(said).find()) {
            throw new IllegalStateException(server.name() + ": " + said);
        }
        Duration cpu = server.cpu().minus(before);
        return new Wrk(number(RATE, said), cpu.toNanos() / 1_000.0 / number(COUNT, said));
    }

    private static String say(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    /** What many at once are told, who wait for Jira most of their time. */
    record Crowd(double perSecond, double count, double median, double p99, boolean isTrouble) {
        @Override
        public String toString() {
            return String.format(
                    "%.0f/s, median %.0f ms, p99 %.0f ms, %s", perSecond, median, p99, isTrouble ? "not all answered" : "no error");
        }
    }

    static Crowd crowd(Server server, Path script, int connections, Duration length) throws IOException, InterruptedException {
        String said = say(List.of(
                "wrk", "-t2", "-c" + connections, "-d" + length.toSeconds() + "s", "--latency", "--timeout", "30s",
                "-s", script.toString(), server.url("/")));
        return new Crowd(
                number(RATE, said), number(COUNT, said), latency("50%", said), latency("99%", said), TROUBLE.matcher(said).find());
    }

    private static double latency(String percentile, String said) {
        Matcher found = Pattern.compile(percentile + "\\s+([0-9.]+)(us|ms|s)").matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk did not say how long: " + said);
        }
        double value = Double.parseDouble(found.group(1));
        return found.group(2).equals("s") ? 1_000 * value : found.group(2).equals("us") ? value / 1_000 : value;
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk did not say how much: " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
