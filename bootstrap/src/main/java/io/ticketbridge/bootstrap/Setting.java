package io.ticketbridge.bootstrap;

import java.util.Arrays;
import java.util.Locale;

/** Every setting there is, by its name after {@code TICKETBRIDGE_}. */
enum Setting {
    HOST("127.0.0.1"),
    PORT("8080"),
    MANAGEMENT_HOST("127.0.0.1"),
    MANAGEMENT_PORT(""),
    DATA_DIR("data"),
    DATABASE_URL(""),
    DATABASE_USER("ticketbridge"),
    DATABASE_PASSWORD(""),
    DATABASE_PASSWORD_FILE(""),
    DATABASE_POOL_SIZE("10"),
    SECRET_KEY(""),
    SECRET_KEY_FILE(""),
    SECRET_KEY_COMMAND(""),
    JIRA_CONNECT_TIMEOUT("5s"),
    JIRA_TIMEOUT("20s"),
    JIRA_CLOUD_API("3"),
    JIRA_ALLOW_HTTP("false"),
    JIRA_ALLOWED_HOSTS("*.atlassian.net, api.atlassian.com"),
    JIRA_ALLOWED_NETWORKS(""),
    JIRA_CA_FILE(""),
    JIRA_PROXY(""),
    JIRA_PROXY_USER(""),
    JIRA_PROXY_PASSWORD(""),
    JIRA_PROXY_PASSWORD_FILE(""),
    JIRA_NO_PROXY(""),
    JIRA_CLIENTS_DIR(""),
    WEBHOOK_ALLOW_HTTP("false"),
    WEBHOOK_ALLOWED_NETWORKS(""),
    CHECKUP_EVERY("6h"),
    POLL_EVERY("30s"),
    ACTIVE_SVG("refuse"),
    CONNECTIONS(""),
    CONNECTIONS_PER_ADDRESS("64"),
    TRUSTED_PROXIES(""),
    CORS_ORIGINS(""),
    RATE_READS("600"),
    RATE_WRITES("60"),
    RATE_UPLOADS("10"),
    RATE_UPLOADS_AT_ONCE("2"),
    SHUTDOWN_DELAY("5s"),
    SHUTDOWN_GRACE("25s"),
    LOG_LEVEL("info"),
    LOG_FORMAT("text");

    static final String PREFIX = "TICKETBRIDGE_";

    private final String byDefault;

    Setting(String byDefault) {
        this.byDefault = byDefault;
    }

    String byDefault() {
        return byDefault;
    }

    /** The name in the environment. */
    String variable() {
        return PREFIX + name();
    }

    /** The name in a properties file: {@code database.url} for {@code TICKETBRIDGE_DATABASE_URL}. */
    String property() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The setting whose name is fewest keystrokes away from {@code name}. */
    static Setting nearestTo(String name) {
        return Arrays.stream(values())
                .min((a, b) -> Integer.compare(distance(a.name(), name), distance(b.name(), name)))
                .orElseThrow();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
