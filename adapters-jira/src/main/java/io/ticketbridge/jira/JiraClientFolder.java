package io.ticketbridge.jira;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients for Jira in a folder of the operator's: each in a folder that is named like it, all of whose jars are in a class loader of
 * their own. That knows the JDK, our words and SLF4J, and none of our libraries, so that each client has the versions that it was made with.
 */
public final class JiraClientFolder implements JiraClients {
    private static final Logger LOG = LoggerFactory.getLogger(JiraClientFolder.class);

    private record Loaded(JiraClientProvider provider, URLClassLoader loader) {}

    private final Path folder;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    /** @param folder need not be there */
    public JiraClientFolder(Path folder) {
        this.folder = folder;
    }

    /** One that was put there after the start is found too; once it is used, it stays what it is until the end. */
    @Override
    public Optional<JiraClientProvider> find(String name) {
        return Optional.ofNullable(loaded.computeIfAbsent(name, this::load)).map(Loaded::provider);
    }

    @Override
    public void close() {
        loaded.values().forEach(each -> close(each.loader()));
        loaded.clear();
    }

    @SuppressWarnings(
            "NullAway") // computeIfAbsent keeps nothing for null, which is what is wanted for what is not there.
    private Loaded load(String name) {
        List<URL> jars = jars(folder.resolve(name));
        if (jars.isEmpty()) {
            return null;
        }
        URLClassLoader loader = new URLClassLoader(name, jars.toArray(URL[]::new), new OurWords());
        try {
            JiraClientProvider provider = provider(name, loader);
            LOG.info("Jira can be asked through {}", name);
            return new Loaded(provider, loader);
        } catch (ServiceConfigurationError | LinkageError broken) {
            close(loader);
            LOG.warn("The client {} cannot be loaded", name, broken);
            return null;
        }
    }

    private static JiraClientProvider provider(String name, ClassLoader loader) {
        return ServiceLoader.load(JiraClientProvider.class, loader).stream()
                .filter(found -> found.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServiceConfigurationError("none of its jars provides it"));
    }

    private static List<URL> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>();
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar.toUri().toURL());
            }
            return jars;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException alreadyBroken) {
            LOG.debug("A class loader did not close cleanly", alreadyBroken);
        }
    }

    /** What a client sees of ours, and the JDK. */
    private static final class OurWords extends ClassLoader {
        private static final List<String> PACKAGES = List.of(
                "io.ticketbridge.domain.",
                "io.ticketbridge.port.",
                "io.ticketbridge.jira.",
                "org.slf4j.",
                "org.jspecify.");

        private static final ClassLoader OURS = JiraClientFolder.class.getClassLoader();

        OurWords() {
            super("ticketbridge", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            // A client's own classes may be in a package of ours below.
            if (PACKAGES.stream().anyMatch(name::startsWith)) {
                return OURS.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
