package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.atlassian.net",
                "https://jira.example.com:8443/jira",
                "http://127.0.0.1:8080",
                "https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555"
            })
    void addressesOfAJiraShouldBeKept(String url) {
        assertThat(new BaseUrl(url).value()).isEqualTo(url);
        assertThat(new BaseUrl(url + "//").value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.atlassian.net",
                "ftp://example.com",
                "https://user:secret@example.com",
                "https://example.com?a=b",
                "https://example.com#a",
                "https:///jira",
                "https://exa mple.com",
                "file:///etc/passwd",
                "jar:https://example.com"
            })
    void anythingElseShouldBeRefused(String url) {
        assertThat(codeOf(() -> new BaseUrl(url))).isEqualTo("invalid");
    }

    @Test
    void samePlaceShouldNotGoByCase() {
        assertThat(new BaseUrl("https://Example.com/").isSamePlaceAs(new BaseUrl("https://example.com")))
                .isTrue();
        assertThat(new BaseUrl("https://example.com").isSamePlaceAs(new BaseUrl("https://example.org")))
                .isFalse();
    }
}
