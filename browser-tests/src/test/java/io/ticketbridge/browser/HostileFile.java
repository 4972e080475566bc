package io.ticketbridge.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file that runs a script or fetches something where it can.
 *
 * @param name tells it from the others, also to the canary
 * @param type what whoever added it in Jira says that it is
 */
record HostileFile(String name, String type, byte[] content) {
    static HostileFile of(String name, String type, String content) {
        return new HostileFile(name, type, content.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
