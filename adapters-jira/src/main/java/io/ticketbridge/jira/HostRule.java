package io.ticketbridge.jira;

import java.net.URI;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that the operator names: {@code jira.example.com}, every host under it as {@code *.example.com}, an address as
 * {@code 10.1.2.3} or {@code [fd00::1]}. It is meant at the port of its scheme, or at the one that follows, such as
 * {@code :8443}, or at any with {@code :*}.
 */
public record HostRule(String value) {
    private static final String NAME = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*+";
    private static final Pattern FORM =
            Pattern.compile("((?:\\*\\.)?" + NAME + "|\\[[0-9a-f:.]+])(?::([0-9]{1,5}|\\*))?");
    private static final String ANY = "*";

    /** @throws IllegalArgumentException where it is no such host */
    public HostRule {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a host such as jira.example.com, *.example.com or [fd00::1]:8443");
        }
    }

    /** Whether {@code address}, whose host is compared letter by letter, is meant. */
    boolean admits(URI address) {
        Matcher parts = FORM.matcher(value);
        return parts.matches()
                && isHost(parts.group(1), address.getHost().toLowerCase(Locale.ROOT))
                && isPort(parts.group(2), address);
    }

    private static boolean isHost(String wanted, String host) {
        if (!wanted.startsWith(ANY)) {
            return wanted.equals(host);
        }
        String domain = wanted.substring(1);
        return host.endsWith(domain)
                && host.substring(0, host.length() - domain.length()).matches(NAME);
    }

    private static boolean isPort(@Nullable String wanted, URI address) {
        OptionalInt usual = usualPort(address.getScheme());
        int port = address.getPort() < 0 ? usual.orElse(-1) : address.getPort();
        if (wanted == null) {
            return usual.isPresent() && port == usual.getAsInt();
        }
        return wanted.equals(ANY) || wanted.equals(String.valueOf(port));
    }

    private static OptionalInt usualPort(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> OptionalInt.of(443);
            case "http" -> OptionalInt.of(80);
            default -> OptionalInt.empty();
        };
    }
}
