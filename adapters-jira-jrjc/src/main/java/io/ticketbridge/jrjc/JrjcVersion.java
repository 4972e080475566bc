package io.ticketbridge.jrjc;

import com.atlassian.jira.rest.client.internal.async.AsynchronousJiraRestClientFactory;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which JRJC is here, and for which Jiras it is good. */
record JrjcVersion(String value) {
    private static final int FIRST_GOOD = 7;
    private static final Pattern MAJOR = Pattern.compile("([0-9]{1,4})\\..*");
    private static final String UNKNOWN = "of an unknown version";

    /** As the jar says in which it is. One that does not say is taken for an old one. */
    static JrjcVersion ofThatHere() {
        return new JrjcVersion(Stream.of("com.atlassian.jira", "org.openengsb.wrapped")
                .map(group -> "/META-INF/maven/" + group + "/jira-rest-java-client-core/pom.properties")
                .flatMap(file -> read(file).stream())
                .findFirst()
                .orElse(UNKNOWN));
    }

    void check(BaseUrl address, Credentials credentials) {
        boolean overTls = "https".equalsIgnoreCase(address.uri().getScheme());
        if (isGoodForAll()) {
            return;
        }
        if (overTls || credentials instanceof Credentials.ApiToken) {
            throw new Refusal.AddressNotAllowed(
                    "Asking this Jira through jrjc",
                    "JRJC " + value
                            + " checks no host name in TLS and cannot read users of Jira Cloud, so it is for Jira Data Center at"
                            + " an http address alone; leave config.client out, or have JRJC 7 installed");
        }
    }

    private boolean isGoodForAll() {
        Matcher major = MAJOR.matcher(value);
        return major.matches() && Integer.parseInt(major.group(1)) >= FIRST_GOOD;
    }

    private static Optional<String> read(String file) {
        try (InputStream in = AsynchronousJiraRestClientFactory.class.getResourceAsStream(file)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.of(Objects.requireNonNullElse(properties.getProperty("version"), UNKNOWN));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
