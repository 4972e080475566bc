package io.ticketbridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with, and what it has found, are read in every build. */
final class SeedsTest {
    private static final Path FOUND = Path.of("src", "test", "resources", "found");
    private static final int MUTATIONS = 40;
    private static final long SEED = 20_261_124;

    static Set<String> targets() {
        return Targets.names();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whateverWasReadOnceShouldBeReadAgainAtItsPrice(String name) throws Exception {
        Target target = Targets.named(name);
        List<byte[]> inputs = new ArrayList<>(target.seeds());
        assertThat(inputs).hasSizeGreaterThan(1);
        inputs.addAll(found(name));
        for (byte[] input : inputs) {
            target.read(input);
            Price.held(target, input);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aChangeOfBytesShouldBeNoMoreThanARefusal(String name) throws Exception {
        Target target = Targets.named(name);
        Random random = new Random(SEED);
        for (byte[] seed : target.seeds()) {
            target.read(new byte[0]);
            for (int i = 0; i < MUTATIONS && seed.length > 0; i++) {
                byte[] input = seed.clone();
                input[random.nextInt(input.length)] = (byte) random.nextInt(256);
                target.read(input);
            }
        }
    }

    @Test
    void eachFindingShouldBelongToATarget() throws IOException {
        try (Stream<Path> folders = Files.list(FOUND)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .isNotEmpty()
                    .isSubsetOf(Targets.names());
        }
    }

    @Test
    void whatCostsTooMuchShouldBeFound() {
        Target wasteful = new Target() {
            @Override
            public List<byte[]> seeds() {
                return List.of();
            }

            @Override
            public void read(byte[] input) {
                assertThat(new byte[(int) Price.MOST_ALLOCATED]).isNotEmpty();
            }
        };
        assertThatThrownBy(() -> Price.held(wasteful, new byte[0]))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cost");
    }

    private static List<byte[]> found(String name) throws IOException {
        Path folder = FOUND.resolve(name);
        List<byte[]> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    found.add(Files.readAllBytes(file));
                }
            }
        }
        return found;
    }
}
