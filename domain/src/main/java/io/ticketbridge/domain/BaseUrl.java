package io.ticketbridge.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a Jira is: {@code https://host[:port][/context]}, without a slash at the end, user, query or fragment. Whether
 * the server may connect there is the operator's rule and checked when it connects.
 */
public record BaseUrl(String value) {
    private static final int MAX_LENGTH = 2_000;

    /** Of API calls for Jira Cloud under tokens with scopes ("Atlassian API tokens with scopes"). */
    private static final String GATEWAY = "api.atlassian.com";

    public BaseUrl {
        value = withoutTrailingSlashes(value.strip());
        URI uri = parse(value).orElseThrow(BaseUrl::invalid);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!web || !plain || uri.getHost() == null || value.length() > MAX_LENGTH) {
            throw invalid();
        }
    }

    public URI uri() {
        return URI.create(value);
    }

    /** Whether credentials for {@code other} would go to the same place here. */
    public boolean isSamePlaceAs(BaseUrl other) {
        return value.toLowerCase(Locale.ROOT).equals(other.value.toLowerCase(Locale.ROOT));
    }

    /**
     * Where people see an issue. Empty for Atlassian's gateway, which has no pages and does not say whose site it leads to.
     */
    public Optional<URI> pageOf(IssueRef issue) {
        return GATEWAY.equalsIgnoreCase(uri().getHost())
                ? Optional.empty()
                : Optional.of(URI.create(value + "/browse/" + issue.key()));
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String withoutTrailingSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Refusal.Invalid invalid() {
        return Refusal.Invalid.of(
                "base_url", "invalid", "Base URL must be the address of a Jira, such as https://example.atlassian.net");
    }
}
