package io.ticketbridge.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Where the files of <a href="https://github.com/swagger-api/swagger-ui">Swagger UI</a> are in the jar. */
final class SwaggerUi {
    static final String NAME = "swagger-ui";

    private SwaggerUi() {}

    /** The path of one of its files, which has its version in it. */
    static String resource(String file) {
        return "/META-INF/resources/webjars/" + NAME + "/" + version() + "/" + file;
    }

    private static String version() {
        Properties built = new Properties();
        try (InputStream file =
                Objects.requireNonNull(SwaggerUi.class.getResourceAsStream("docs/swagger-ui.properties"))) {
            built.load(file);
        } catch (IOException notInTheJar) {
            throw new UncheckedIOException(notInTheJar);
        }
        return built.getProperty("version");
    }
}
