package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher keeps what a JVM loads at the first start, and has the next one take it from there. */
class LauncherIT {
    private static final Path LAUNCHER =
            Path.of("..", "ticketbridge").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSecondStartShouldTakeWhatTheFirstOneKept() throws Exception {
        try (RunningJar first = serve("cache")) {
            assertThat(commandOf(first)).doesNotContain(".cache");
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> kept().size() == 1);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("cache")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (RunningJar second = serve("cache")) {
            assertThat(commandOf(second)).contains(kept().get(0).toString());
            second.terminate();
            assertThat(second.exitCode(Duration.ofSeconds(30))).isEqualTo(143);
            assertThat(second.errors()).doesNotContainIgnoringCase("cds").doesNotContain("[warning]");
        }
    }

    @Test
    void whoWantsNoneShouldHaveNone() throws Exception {
        try (RunningJar server = serve("off")) {
            assertThat(commandOf(server)).doesNotContain(".cache");
            assertThat(folder.resolve("off")).doesNotExist();
        }
    }

    private RunningJar serve(String cache) throws IOException {
        Map<String, String> environment = Map.of(
                "TICKETBRIDGE_JAVA_HOME",
                System.getProperty("java.home"),
                "TICKETBRIDGE_START_CACHE",
                cache.equals("off") ? cache : folder.resolve(cache).toString(),
                "TICKETBRIDGE_PORT",
                "0");
        RunningJar server = RunningJar.of(List.of(LAUNCHER.toString(), "serve"), folder, environment);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> server.errors()
                .contains("listens at"));
        return server;
    }

    private static String commandOf(RunningJar server) {
        return server.handle().info().commandLine().orElseThrow();
    }

    /** What is still being made is in a folder of its own. */
    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            List<Path> all = files.toList();
            return all.stream().anyMatch(Files::isDirectory) ? List.of() : all;
        }
    }
}
