package io.ticketbridge.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a hostile file does where it can: a script that says so on the console and visits the canary, or an address at the
 * canary that is fetched.
 */
record Harm(String canary) {
    /** What a script says, in front of the name of its file. */
    static final String SAID = "ran: ";

    /** A script without double quotes, angle brackets and ampersands, so that it may stand in any attribute. */
    String script(String name) {
        return "console.log('" + SAID + name + "');new Image().src='" + address(name) + "'";
    }

    String address(String name) {
        return canary + Canary.HIT + name;
    }

    /** In a URL of scheme {@code data}. */
    static String data(String type, String content) {
        return "data:" + type + ";base64,"
                + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
