package io.ticketbridge.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** A package of files for browsers, as <a href="https://www.webjars.org">WebJars</a> puts it into a jar. */
enum Webjar {
    LIT_HTML("lit-html"),
    SWAGGER_UI("swagger-ui");

    private final String artifact;

    Webjar(String artifact) {
        this.artifact = artifact;
    }

    /** The path in the jar of one of its files, which has its version in it. */
    String resource(String file) {
        return "/META-INF/resources/webjars/" + artifact + "/" + version() + "/" + file;
    }

    private String version() {
        Properties built = new Properties();
        try (InputStream file = Objects.requireNonNull(Webjar.class.getResourceAsStream("webjars.properties"))) {
            built.load(file);
        } catch (IOException notInTheJar) {
            throw new UncheckedIOException(notInTheJar);
        }
        return built.getProperty(artifact);
    }
}
