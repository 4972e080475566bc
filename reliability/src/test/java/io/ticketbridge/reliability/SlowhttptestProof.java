package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server while slowhttptest is at it, as through a proxy, for its own probes come from the same address. It needs
 * slowhttptest, so {@code verify} leaves it out and {@link SlowProof} does the like.
 */
class SlowhttptestProof {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void itShouldBeThereWhileHeadsAreSlow() throws Exception {
        attack("-H", "-c", "2000", "-r", "500", "-i", "5", "-x", "20", "-p", "3", "-l", "60");
    }

    @Test
    void itShouldBeThereWhileBodiesAreSlow() throws Exception {
        attack("-B", "-c", "500", "-r", "250", "-i", "5", "-x", "1", "-s", "8192", "-p", "3", "-l", "60");
    }

    @Test
    void itShouldBeThereWhileFilesAreTakenByDrops() throws Exception {
        try (Besieged server = Besieged.throughAProxy(folder)) {
            long before = server.heap();
            String[] options = {
                "-X", "-c", "500", "-r", "250", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3", "-p", "3",
                "-l", "60"
            };
            run(server, server.preview(), options);
            System.out.printf("slowhttptest -X: heap %+,d KiB after it%n", (server.heap() - before) / 1024);
        }
    }

    private void attack(String... options) throws Exception {
        try (Besieged server = Besieged.throughAProxy(folder)) {
            run(server, URI.create(server.stage().node().base() + "/tickets"), options);
        }
    }

    private static void run(Besieged server, URI target, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("slowhttptest", "-v", "1", "-u", target.toString()));
        command.addAll(List.of(options));
        Process attack = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(attack.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
        List<String> available =
                said.lines().filter(line -> line.contains("service available:")).toList();
        System.out.printf(
                "slowhttptest %s: looked %d times; %s%n",
                options[0],
                available.size(),
                said.lines()
                        .filter(line -> line.contains("Exit status"))
                        .findFirst()
                        .orElse("no end"));
        assertThat(available).isNotEmpty().allMatch(line -> line.contains("YES"));
        assertThat(server.lists(Duration.ofSeconds(2)).statuses()).containsOnly(200);
    }
}
