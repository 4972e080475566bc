package io.ticketbridge.browser;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A file that runs a script or fetches something where it can.
 *
 * @param name tells it from the others, also to the canary
 * @param type what whoever added it in Jira says that it is
 */
record HostileFile(String name, String type, String text, Charset charset) {
    static HostileFile of(String name, String type, String text) {
        return new HostileFile(name, type, text, StandardCharsets.UTF_8);
    }

    /** The same under another name. */
    HostileFile as(String other) {
        return new HostileFile(other, type, text, charset);
    }

    byte[] content() {
        return text.getBytes(charset);
    }
}
