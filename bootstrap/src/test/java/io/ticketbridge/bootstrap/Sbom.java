package io.ticketbridge.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The list of what is in the jar, held against what is in it: class by class, file by file, and each jar that it names by its SHA-256. */
record Sbom(List<Component> components) {
    private static final String OWN = "io/ticketbridge/bootstrap/";

    /** A jar that was put into ours. */
    record Component(String name, String sha256) {
        static Component of(JsonNode json) {
            String sha256 = StreamSupport.stream(json.path("hashes").spliterator(), false)
                    .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                    .map(hash -> hash.path("content").asText())
                    .findFirst()
                    .orElse("none");
            return new Component(
                    json.path("name").asText() + "-" + json.path("version").asText() + ".jar", sha256);
        }
    }

    static Sbom read(Path file) {
        try {
            JsonNode list = new ObjectMapper().readTree(Files.readString(file)).path("components");
            return new Sbom(StreamSupport.stream(list.spliterator(), false)
                    .map(Component::of)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What the list and the jar disagree on, in words.
     *
     * @param jar what is in it
     * @param classPath the jars that it may have been made of, by their names
     */
    List<String> differences(Classes jar, Map<String, Path> classPath) {
        List<String> differences = new ArrayList<>();
        Set<String> explained = new HashSet<>();
        for (Component component : components) {
            Optional<Classes> part =
                    Optional.ofNullable(classPath.get(component.name())).map(Classes::of);
            if (part.isEmpty() || !part.get().sha256().equals(component.sha256())) {
                differences.add(component.name() + " is listed, and was not built with as it is listed");
                continue;
            }
            Set<String> missing = part.get().notIn(jar);
            if (!missing.isEmpty()) {
                differences.add(component.name() + " is listed, and the jar does not hold its " + missing);
            }
            explained.addAll(part.get().names());
        }
        Set<String> unlisted = jar.names().stream()
                .filter(name -> !explained.contains(name) && !name.startsWith(OWN))
                .collect(Collectors.toSet());
        if (!unlisted.isEmpty()) {
            differences.add("The jar holds what no component that is listed has: " + unlisted);
        }
        return differences;
    }
}
