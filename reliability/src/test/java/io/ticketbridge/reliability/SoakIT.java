package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server holds once it has done all that it does for long, in 256 MB of heap, while a call of Jira's in twenty goes wrong
 * memory, open files, files on their way. How long: {@code -Dsoak=28800} seconds.
 */
class SoakIT {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("soak", 8));
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** Until connections beyond those that each client has, and that a client has with Jira, are gone. */
    private static final Duration QUIET = Duration.ofMinutes(2);

    private static final int CLIENTS = 4;
    private static final int NO_ANSWER = 0;
    private static final int LOOKS = 50;
    /** Of 256 MB; caches fill up at first. */
    private static final long MORE_HEAP = 32L * 1024 * 1024;
    /** Less than this tells of warming up alone. */
    private static final Duration TELLING = Duration.ofMinutes(20);

    private static final List<Fault> FAULTS = List.of(
            new Fault.ResetsBefore(),
            new Fault.ResetsAfter(),
            new Fault.Truncates(),
            new Fault.AnswersLate(Duration.ofSeconds(1)),
            Fault.status(500));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong rounds = new AtomicLong();
    private final Map<String, AtomicLong> done = new ConcurrentSkipListMap<>();

    @Test
    @Timeout(value = 9, unit = TimeUnit.HOURS)
    void nothingShouldBeLeftBehind() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud(), "-Xmx256m", "-Djava.io.tmpdir=" + temporary)) {
            Footprint server = new Footprint(stage.node().process());
            work(stage, WARM_UP);
            long heap = server.heap();
            long open = server.open();
            List<Double> resident = work(stage, TIME);
            Awaitility.await().atMost(QUIET).until(() -> server.open() <= open + 2 * CLIENTS);
            long more = server.heap() - heap;
            System.out.printf(
                    "soak: %d rounds in %d s, well done %s; heap %+,d KiB, resident %,.0f MiB, %d files and sockets open, %d before%n",
                    rounds.get(),
                    TIME.toSeconds(),
                    done,
                    more / 1024,
                    resident.get(resident.size() - 1) / 1024 / 1024,
                    server.open(),
                    open);
            assertThat(done).containsOnlyKeys("comment", "deletion", "file", "list", "read", "sync");
            assertThat(temporary).isEmptyDirectory();
            assertThat(more).isLessThan(MORE_HEAP);
            assertSteady(resident);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertSteady(List<Double> resident) {
        if (TIME.compareTo(TELLING) >= 0) {
            double growth = percentAnHour(resident);
            System.out.printf("soak: resident %+.2f %% an hour%n", growth);
            assertThat(growth).isLessThan(1);
        }
    }

    /** What was resident meanwhile, look by look. */
    private List<Double> work(Stage stage, Duration time) throws Exception {
        Footprint server = new Footprint(stage.node().process());
        Deadline deadline = Deadline.in(time);
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(threads.submit(() -> {
                while (!deadline.isOver()) {
                    round(stage);
                }
                return null;
            }));
        }
        List<Double> resident = new ArrayList<>();
        while (!deadline.isOver()) {
            TimeUnit.NANOSECONDS.sleep(time.dividedBy(LOOKS).toNanos());
            resident.add((double) server.resident());
            stage.jira().journal().clear();
        }
        for (Future<?> each : clients) {
            each.get();
        }
        return resident;
    }

    /** All that is done with a ticket; some ten calls of Jira's. */
    private void round(Stage stage) throws Exception {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        if (chance.nextBoolean()) {
            String method = chance.nextBoolean() ? "GET" : "POST";
            stage.jira().fail(method, "/issue", 1, FAULTS.get(chance.nextInt(FAULTS.size())));
        }
        SdkClient client = stage.client();
        Optional<Long> created = client.create("Soak " + rounds.incrementAndGet());
        if (created.isPresent()) {
            String ticket = "/tickets/" + created.get();
            told("comment", client.persist("POST", ticket + "/comments", "{\"comment\":\"Seen\"}"), 201);
            told("file", client.attached(created.get(), "a.svg", picture()), 201);
            told("read", Optional.of(client.get(ticket)), 200);
            told("sync", client.persist("POST", ticket + "/sync", ""), 200);
            told("list", Optional.of(client.get("/tickets")), 200);
            told("deletion", client.persist("DELETE", ticket, ""), 200);
        }
    }

    /** Each is done, or put off because of Jira: nothing is refused for what it is. */
    private void told(String what, Optional<HttpResponse<String>> reply, int wellDone) {
        int status = reply.map(HttpResponse::statusCode).orElse(NO_ANSWER);
        assertThat(status).as("what a %s is told", what).isIn(wellDone, NO_ANSWER, 429, 502, 503, 504);
        if (status == wellDone) {
            wellDone(what).incrementAndGet();
        }
    }

    private AtomicLong wellDone(String what) {
        return done.computeIfAbsent(what, first -> new AtomicLong());
    }

    /** Its size differs each time, so that no two files are the same. */
    private static byte[] picture() {
        String space = " ".repeat(ThreadLocalRandom.current().nextInt(100_000));
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\">" + space + "</svg>").getBytes(UTF_8);
    }

    /** By the least squares over the second half of the looks, the first of which is for warming up. */
    private static double percentAnHour(List<Double> looks) {
        List<Double> half = looks.subList(looks.size() / 2, looks.size());
        double middle = (half.size() - 1) / 2.0;
        double mean = half.stream().mapToDouble(each -> each).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int i = 0; i < half.size(); i++) {
            above += (i - middle) * (half.get(i) - mean);
            below += (i - middle) * (i - middle);
        }
        double lookSeconds = TIME.toMillis() / 1e3 / looks.size();
        return 100 * above / below / mean * Duration.ofHours(1).toSeconds() / lookSeconds;
    }
}
