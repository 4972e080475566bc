package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraConfigTest {
    @Test
    void issueTypesShouldKeepTheirNamesUnlessMapped() {
        JiraConfig config = config("SEC", List.of());
        assertThat(config.nameOf(IssueType.STORY)).isEqualTo("Task");
        assertThat(config.nameOf(IssueType.BUG)).isEqualTo("Bug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sec", "S", "SEC-1", "SEC OR 1=1", "1SEC", "SEC/../X"})
    void aProjectKeyShouldBeOneOfJiras(String key) {
        assertThat(violationOf(() -> config(key, List.of())).field()).isEqualTo("config.project_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\nb"})
    void labelsShouldHaveNoBlanks(String label) {
        assertThat(violationOf(() -> config("SEC", List.of(label))).field()).isEqualTo("config.labels");
    }

    @Test
    void aRouteToCloseShouldBeItsTransitionsInOrder() {
        assertThat(closing("Close issue").closeRoute()).containsExactly("Close issue");
        assertThat(closing("Start > In Progress -> Review > Close").closeRoute())
                .containsExactly("Start", "In Progress -> Review", "Close");
        assertThat(config("SEC", List.of()).closeRoute()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a >  > b", "a > b > c > d > e"})
    void aRouteToCloseShouldBeShortAndWhole(String route) {
        assertThat(violationOf(() -> closing(route)).field()).isEqualTo("config.close_transition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "a\nb", "\uD800"})
    void whatNoDatabaseKeepsShouldBeRefusedByItsField(String text) {
        assertThat(violationOf(() -> closing(text)).field()).isEqualTo("config.close_transition");
        assertThat(violationOf(() -> new JiraConfig("SEC", Optional.empty(), Optional.of(text), List.of(), Map.of()))
                        .field())
                .isEqualTo("config.close_resolution");
        assertThat(violationOf(() -> new JiraConfig(
                                "SEC", Optional.empty(), Optional.empty(), List.of(), Map.of(IssueType.BUG, text)))
                        .field())
                .isEqualTo("config.issue_type_map");
        assertThat(violationOf(() -> config("SEC", List.of(text))).field()).isEqualTo("config.labels");
        assertThat(violationOf(() -> new Credentials.ApiToken(text, new Secret("s")))
                        .field())
                .isEqualTo("credentials.email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../jrjc", "a/b", "a b", "-a", "a.b"})
    void aClientShouldBeNamedAsItsFolderMayBe(String name) {
        JiraConfig config = config("SEC", List.of());
        assertThat(config.through(Optional.of("jrjc")).client()).contains("jrjc");
        assertThat(violationOf(() -> config.through(Optional.of(name))).field()).isEqualTo("config.client");
    }

    private static JiraConfig closing(String transition) {
        return new JiraConfig("SEC", Optional.of(transition), Optional.empty(), List.of(), Map.of());
    }

    private static JiraConfig config(String projectKey, List<String> labels) {
        return new JiraConfig(projectKey, Optional.empty(), Optional.empty(), labels, Map.of(IssueType.STORY, "Task"));
    }
}
