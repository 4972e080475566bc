package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, as they stand there, by a shell and curl. */
class ReadmeIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A folder to work in, in which {@code ./ticketbridge} is the one at the root. */
    @BeforeEach
    void setUp() throws Exception {
        Path launcher = folder.resolve("ticketbridge");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + ROOT.resolve("ticketbridge") + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("TICKETBRIDGE_JAVA_HOME", System.getProperty("java.home"));
        environment.put("TICKETBRIDGE_START_CACHE", "off");
    }

    @Test
    void theMainJobShouldRunAsItIsShown() throws Exception {
        assertThat(blocks("console")).contains("./ticketbridge demo");
        List<String> command = List.of("./ticketbridge", "demo", "--json", "--port", "0");
        try (RunningJar demo = RunningJar.of(command, folder, environment)) {
            JsonNode line = JSON.readTree(demo.line());
            environment.put("API", line.path("api").asText());
            environment.put("KEY", line.at("/keys/alice").asText());
            List<String> examples = blocks("sh");
            assertThat(withoutTimes(run(examples.get(0))))
                    .isEqualTo(withoutTimes(blocks("json").get(0)));
            String rest = run(examples.get(1));
            try (MappingIterator<JsonNode> answers =
                    JSON.readerFor(JsonNode.class).readValues(rest)) {
                assertThat(answers.readAll()).hasSize(5).allSatisfy(answer -> assertThat(
                                answer.path("success").asBoolean())
                        .isTrue());
            }
        }
    }

    @Test
    void aServerShouldBeSetUpAsItIsShown() throws Exception {
        assertThat(blocks("console")).contains("./ticketbridge serve");
        environment.put("TICKETBRIDGE_PORT", "0");
        Files.writeString(folder.resolve("token.txt"), "token\n");
        try (RunningJar server = RunningJar.of(List.of("./ticketbridge", "serve"), folder, environment)) {
            Awaitility.await().until(() -> server.errors().contains("listens at"));
            assertThat(run(blocks("sh").get(2)))
                    .containsPattern("rk_[A-Za-z0-9]{40}")
                    .containsPattern("team red +Jira +https://example.atlassian.net +SEC");
        }
    }

    @Test
    void continuousIntegrationShouldRunItsTestCommand() throws Exception {
        assertThat(blocks("console")).contains("mvn verify");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).containsPattern("mvn .*verify");
    }

    private String run(String script) throws Exception {
        Path errors = folder.resolve("errors.log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", script)
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process shell = builder.start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("%s%n%s", out, Files.readString(errors)).isZero();
        return out;
    }

    private static List<String> blocks(String language) throws Exception {
        return Pattern.compile("^```" + language + "\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static JsonNode withoutTimes(String json) throws Exception {
        return JSON.readTree(TIME.matcher(json).replaceAll("TIME"));
    }
}
