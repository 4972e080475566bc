package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the API takes and answers, as <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>. */
final class ApiDescription {
    private static final String FILE = "openapi.yaml";

    private ApiDescription() {}

    /** As it is written. */
    static String yaml() {
        try (InputStream file = Objects.requireNonNull(ApiDescription.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notInTheJar) {
            throw new UncheckedIOException(notInTheJar);
        }
    }

    /** The same for programs. */
    static String json() {
        return Json.text(new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromString(yaml()));
    }
}
