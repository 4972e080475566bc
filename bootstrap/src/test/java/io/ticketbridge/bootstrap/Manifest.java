package io.ticketbridge.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A part of a file of {@code docs/deploy/kubernetes}. */
record Manifest(Object node) {
    static final Path FOLDER = Path.of("..", "docs", "deploy", "kubernetes");

    static Manifest of(String file) throws IOException {
        return new Manifest(Objects.requireNonNull(
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FOLDER.resolve(file)))));
    }

    /** By names, and places in lists from 0 on. */
    Manifest at(Object... way) {
        Object found = node;
        for (Object step : way) {
            Object next = step instanceof Integer place ? ((List<?>) found).get(place) : ((Map<?, ?>) found).get(step);
            found = Objects.requireNonNull(next, () -> step + " in " + node);
        }
        return new Manifest(found);
    }

    List<Manifest> each() {
        return ((List<?>) node).stream().map(Manifest::new).toList();
    }

    String text() {
        return node.toString();
    }

    int number() {
        return (Integer) node;
    }
}
