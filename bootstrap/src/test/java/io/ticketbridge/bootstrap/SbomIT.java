package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.bootstrap.Sbom.Component;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code ticketbridge.cdx.json} lists is what {@code ticketbridge.jar} holds, no more and no less (S-28). */
final class SbomIT {
    private static final Classes JAR = Classes.of(Path.of("target", "ticketbridge.jar"));
    private static final Sbom SBOM = Sbom.read(Path.of("target", "ticketbridge.cdx.json"));
    private static final Map<String, Path> CLASS_PATH = classPath();

    @Test
    void theListShouldBeWhatIsInTheJar() {
        assertThat(SBOM.differences(JAR, CLASS_PATH)).isEmpty();
        assertThat(SBOM.components()).hasSizeGreaterThan(40);
        System.out.printf(
                "SBOM: %d components, %d classes and files of theirs and ours in the jar, no difference%n",
                SBOM.components().size(), JAR.names().size());
    }

    /** What may be put beside the jar is not in it. */
    @Test
    void nothingOfAtlassiansClientShouldBeInTheJarOrTheList() {
        assertThat(JAR.names()).noneMatch(name -> name.contains("atlassian") || name.contains("jrjc"));
        assertThat(SBOM.components())
                .noneMatch(component -> component.name().contains("jira-rest-java-client")
                        || component.name().contains("jrjc"));
    }

    @Test
    void aClassThatNoComponentHasShouldBeFound() {
        Map<String, String> more = new TreeMap<>(JAR.digests());
        more.put("org/example/Implant.class", "0");
        assertThat(SBOM.differences(new Classes(more, JAR.sha256()), CLASS_PATH))
                .singleElement()
                .asString()
                .contains("org/example/Implant.class");
    }

    @Test
    void aFileForBrowsersThatWasAddedOrChangedShouldBeFound() {
        String name = JAR.names().stream()
                .filter(one -> one.endsWith("/swagger-ui-bundle.js"))
                .findFirst()
                .orElseThrow();
        Map<String, String> changed = new TreeMap<>(JAR.digests());
        changed.put(name, "0");
        assertThat(SBOM.differences(new Classes(changed, JAR.sha256()), CLASS_PATH))
                .singleElement()
                .asString()
                .contains(name);
        Map<String, String> more = new TreeMap<>(JAR.digests());
        more.put("META-INF/resources/implant.js", "0");
        assertThat(SBOM.differences(new Classes(more, JAR.sha256()), CLASS_PATH))
                .singleElement()
                .asString()
                .contains("META-INF/resources/implant.js");
    }

    @Test
    void aClassThatWasChangedOrLeftOutShouldBeFound() {
        String name = JAR.names().stream()
                .filter(one -> one.startsWith("com/fasterxml/jackson/databind/"))
                .findFirst()
                .orElseThrow();
        Map<String, String> changed = new TreeMap<>(JAR.digests());
        changed.put(name, "0");
        Map<String, String> fewer = new TreeMap<>(JAR.digests());
        fewer.remove(name);
        assertThat(List.of(changed, fewer))
                .allSatisfy(classes -> assertThat(SBOM.differences(new Classes(classes, JAR.sha256()), CLASS_PATH))
                        .singleElement()
                        .asString()
                        .contains(name));
    }

    @Test
    void aComponentThatIsLeftOutAddedOrAnotherShouldBeFound() {
        Component first = SBOM.components().get(0);
        List<Component> fewer = SBOM.components().subList(1, SBOM.components().size());
        List<Component> more = new ArrayList<>(SBOM.components());
        more.add(new Component("left-pad-1.0.jar", first.sha256()));
        List<Component> another = new ArrayList<>(fewer);
        another.add(new Component(first.name(), "0"));
        assertThat(List.of(fewer, more, another))
                .allSatisfy(components -> assertThat(new Sbom(components).differences(JAR, CLASS_PATH))
                        .isNotEmpty());
    }

    private static Map<String, Path> classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .collect(Collectors.toMap(
                        jar -> jar.getFileName().toString(),
                        Function.identity(),
                        (first, second) -> first,
                        TreeMap::new));
    }
}
