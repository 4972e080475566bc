package io.ticketbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lists 20 of 1,000 own tickets among 100,000, from each server in turn, round after round, and prints how they compare:
 * {@code Rounds h2|postgres seconds rounds}. Seconds of 0 only see whether each answers the same.
 */
public final class Rounds {
    private static final String PATH = "/api/v2/tickets";
    private static final List<String> FRAMEWORKS = List.of("spring", "helidon", "javalin");
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(5);
    private static final int WARM_UP_STEPS = 24;
    private static final double FLAT = 0.03;
    private static final int FIRST_PORT = 18_080;

    private final Path home;
    private final Path work;
    private final String java = ProcessHandle.current().info().command().orElse("java");
    private final List<Server> servers = new ArrayList<>();

    private Rounds(Path home) throws IOException {
        this.home = home;
        this.work = Files.createTempDirectory("bench");
    }

    public static void main(String[] arguments) throws Exception {
        Rounds rounds = new Rounds(Path.of(arguments[0]));
        boolean isH2 = arguments[1].equals("h2");
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[2]));
        int times = Integer.parseInt(arguments[3]);
        try (EmbeddedPostgres postgres = isH2 ? null : EmbeddedPostgres.start()) {
            String url = isH2
                    ? "jdbc:h2:file:" + rounds.work.resolve("data/ticketbridge")
                    : postgres.getJdbcUrl("postgres", "postgres");
            rounds.compare(isH2, url, length, times);
        } finally {
            rounds.servers.forEach(Server::close);
        }
    }

    private void compare(boolean isH2, String url, Duration length, int times) throws Exception {
        String user = isH2 ? "ticketbridge" : "postgres";
        Path jar = home.resolve("../bootstrap/target/ticketbridge.jar");
        Map<String, String> ours = new HashMap<>(Map.of(
                "TICKETBRIDGE_DATA_DIR", work.resolve("data").toString(),
                "TICKETBRIDGE_PORT", Integer.toString(FIRST_PORT),
                "TICKETBRIDGE_RATE_READS", "0",
                "TICKETBRIDGE_LOG_LEVEL", "warn"));
        if (!isH2) {
            ours.putAll(Map.of("TICKETBRIDGE_DATABASE_URL", url, "TICKETBRIDGE_DATABASE_USER", user));
        }
        String key = new Data(new Commands(java, jar.toString(), ours)).make(url, user, "");
        for (String framework : FRAMEWORKS) {
            String own = isH2 ? copy(framework) : url;
            start(framework, Map.of("BENCH_URL", own, "BENCH_USER", user, "BENCH_PASSWORD", ""));
        }
        Server ticketbridge = Server.start(
                "ticketbridge", FIRST_PORT, List.of(java, "-jar", jar.toString(), "serve"), ours, work.resolve("logs"));
        servers.add(0, ticketbridge);
        String page = ticketbridge.awaitAnswer(PATH, key);
        start("grizzly", Map.of("BENCH_PAGE", Files.writeString(work.resolve("page.json"), page).toString()));
        seeThatAllAnswerAlike(page, key);
        if (!length.isZero()) {
            print(measure(key, length, times), isH2 ? "H2" : "PostgreSQL", length, times);
        }
    }

    /** An H2 file is one process's alone. */
    private String copy(String framework) throws IOException {
        Path folder = Files.createDirectories(work.resolve(framework));
        Files.copy(work.resolve("data/ticketbridge.mv.db"), folder.resolve("ticketbridge.mv.db"));
        return "jdbc:h2:file:" + folder.resolve("ticketbridge");
    }

    private void start(String name, Map<String, String> environment) throws IOException {
        int port = FIRST_PORT + 1 + servers.size();
        Map<String, String> all = new HashMap<>(environment);
        all.put("BENCH_PORT", Integer.toString(port));
        Path built = home.resolve(name).resolve("target");
        String main = (name.equals("grizzly") ? "Canned" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)) + "Main";
        String classpath = built.resolve("lib") + "/*" + File.pathSeparator + built.resolve("classes");
        servers.add(Server.start(
                name, port, List.of(java, "-cp", classpath, "io.ticketbridge.bench." + main), all, work.resolve("logs")));
    }

    private void seeThatAllAnswerAlike(String page, String key) throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (Server server : servers) {
            String answer = server.awaitAnswer(PATH, key);
            if (!json.readTree(answer).equals(json.readTree(page))) {
                throw new IllegalStateException(server.name() + " answers " + answer + "\nand Ticketbridge " + page);
            }
        }
        System.out.println("alike: " + servers.stream().map(Server::name).toList());
    }

    private Map<Server, List<Wrk>> measure(String key, Duration length, int times) throws Exception {
        Map<Server, List<Wrk>> measured = new LinkedHashMap<>();
        for (Server server : servers) {
            warmUp(server, key);
            measured.put(server, new ArrayList<>());
        }
        for (int round = 0; round < times; round++) {
            for (Server server : servers) {
                measured.get(server).add(Wrk.run(server, PATH, key, length));
            }
        }
        return measured;
    }

    /** Until three steps in a row are level. */
    private static void warmUp(Server server, String key) throws Exception {
        int level = 0;
        double last = 0;
        for (int step = 0; step < WARM_UP_STEPS && level < 2; step++) {
            double now = Wrk.run(server, PATH, key, WARM_UP_STEP).perSecond();
            level = Math.abs(now - last) < FLAT * last ? level + 1 : 0;
            last = now;
        }
        System.out.printf("warm: %s at %.0f/s%s%n", server.name(), last, level < 2 ? ", still changing" : "");
    }

    private static void print(Map<Server, List<Wrk>> measured, String database, Duration length, int times) {
        double spring = median(measured, "spring");
        double canned = median(measured, "grizzly");
        System.out.printf(
                "%n%s, %d rounds of %d s, 32 connections, %s, Java %s, %d processors%n",
                database, times, length.toSeconds(), System.getProperty("os.arch"), Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        System.out.println("| server | requests a second (least to most) | to Spring Boot | to bare Grizzly | CPU a request |");
        System.out.println("| --- | --- | --- | --- | --- |");
        measured.forEach((server, runs) -> {
            double[] rates = runs.stream().mapToDouble(Wrk::perSecond).sorted().toArray();
            double[] cpu = runs.stream().mapToDouble(Wrk::cpuMicros).sorted().toArray();
            double rate = rates[rates.length / 2];
            System.out.printf(
                    "| %s | %.0f (%.0f to %.0f) | %.2f | %.2f | %.0f µs |%n",
                    server.name(), rate, rates[0], rates[rates.length - 1], rate / spring, rate / canned, cpu[cpu.length / 2]);
        });
    }

    private static double median(Map<Server, List<Wrk>> measured, String name) {
        return measured.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .flatMap(entry -> entry.getValue().stream())
                .mapToDouble(Wrk::perSecond)
                .sorted()
                .skip(measured.values().iterator().next().size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
