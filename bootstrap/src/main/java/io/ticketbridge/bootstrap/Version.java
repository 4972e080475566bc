package io.ticketbridge.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which release this is. */
final class Version {
    private Version() {}

    static String current() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/ticketbridge.properties")) {
            properties.load(Objects.requireNonNull(file, "ticketbridge.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version");
    }
}
