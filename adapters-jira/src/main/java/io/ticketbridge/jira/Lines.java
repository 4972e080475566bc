package io.ticketbridge.jira;

/** Line ends in the one form that Jira keeps. */
final class Lines {
    private Lines() {}

    static String of(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
