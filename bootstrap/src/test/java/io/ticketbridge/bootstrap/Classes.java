package io.ticketbridge.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * The classes in a jar and what it has for browsers, each with a digest of its bytes. Descriptions of modules are left out: a jar
 * made of many can have none.
 *
 * @param sha256 of the whole file
 */
record Classes(Map<String, String> digests, String sha256) {
    static Classes of(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Map<String, String> digests = new TreeMap<>();
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (isClass(entry.getName()) || isForBrowsers(entry.getName())) {
                    digests.put(entry.getName(), digest(file, entry));
                }
            }
            return new Classes(digests, sha256(Files.readAllBytes(jar)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Set<String> names() {
        return digests.keySet();
    }

    /**
     * The names of those that {@code jar} does not hold, or holds with other bytes; where it holds none, what they are. Of what is for browsers
     * it may hold a part.
     */
    Set<String> notIn(Classes jar) {
        if (digests.keySet().stream().noneMatch(jar.digests::containsKey)) {
            return Set.of("classes or files, not one");
        }
        return digests.entrySet().stream()
                .filter(one -> !isForBrowsers(one.getKey()) || jar.digests.containsKey(one.getKey()))
                .filter(one -> !one.getValue().equals(jar.digests.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private static boolean isForBrowsers(String name) {
        return name.startsWith("META-INF/resources/") && !name.endsWith("/");
    }

    private static String digest(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return sha256(in.readAllBytes());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
