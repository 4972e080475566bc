package io.ticketbridge.jrjc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.jira.JiraPassage;
import io.ticketbridge.port.IssueTracker;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same source against a JRJC of which all is different that is told to have changed since m32: its promise is another type, which is
 * no Guava's, its moments are {@code java.time}'s, and an authentication handler is given another request.
 */
class AnotherVersionTest {
    private static final Path ITS_TYPES = Path.of("src", "test", "another-version");
    private static final Path OUR_SOURCE = Path.of("src", "main", "java");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void ourSourceShouldCompileAgainstIt() throws Exception {
        assertThat(compile(OUR_SOURCE, ITS_TYPES)).isEmpty();
        assertThat(Files.exists(folder.resolve("io/ticketbridge/jrjc/JrjcIssueTracker.class")))
                .isTrue();
        assertThat(Files.exists(folder.resolve("io/atlassian/util/concurrent/Promise.class")))
                .isTrue();
    }

    @Test
    void whatIsMissingThereShouldBeSeen() throws Exception {
        assertThat(compile(OUR_SOURCE)).contains("package com.atlassian.jira.rest.client.api does not exist");
    }

    /** @return what the compiler has to say */
    private String compile(Path... sources) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-proc:none", "--release", "17", "-d", folder.toString(), "-classpath", withoutJrjc());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(all(sources)))
                    .call();
        }
        return said.toString();
    }

    private static List<Path> all(Path... sources) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private static String withoutJrjc() {
        return Stream.of(IssueRef.class, IssueTracker.class, JiraPassage.class, NullMarked.class)
                .map(AnotherVersionTest::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
