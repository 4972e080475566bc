package io.ticketbridge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Ticket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The domain is a library: somebody else's program compiles and runs with that jar alone on its class path. */
class EmbeddedDomainTest {
    private static final String PROGRAM = """
            import io.ticketbridge.domain.*;
            import java.util.*;
            import java.util.concurrent.Callable;

            public class Embedded implements Callable<String> {
                @Override
                public String call() {
                    User alice = new User(new UserId(1), "alice", "alice@example.com", Role.USER);
                    Viewer viewer = new Viewer(alice, Map.of(), Optional.empty(), Origin.HERE);
                    String type = AttachmentPolicy.claimedType(new FileName("xss-poc.png")).mimeType();
                    try {
                        new Summary(" ");
                        return "accepted";
                    } catch (Refusal.Invalid refusal) {
                        return type + "; " + AuthorLabel.of(Optional.of(alice), viewer).label() + "; " + refusal.getMessage();
                    }
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aProgramShouldCompileAndRunWithTheDomainAlone() throws Exception {
        URL domain = Ticket.class.getProtectionDomain().getCodeSource().getLocation();
        compile(Path.of(domain.toURI()));
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {domain, folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Object program =
                    alone.loadClass("Embedded").getDeclaredConstructor().newInstance();
            assertThat(((Callable<?>) program).call()).isEqualTo("image/png; You; Summary is required");
        }
    }

    private void compile(Path classPath) throws Exception {
        Path source = Files.writeString(folder.resolve("Embedded.java"), PROGRAM);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-classpath", classPath.toString(), "-d", folder.toString(), "-proc:none");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).isTrue();
        }
    }
}
