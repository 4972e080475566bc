package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bug", "Task", "Story"})
    void ofShouldFindTheReferencesTypes(String label) {
        assertThat(IssueType.of(label).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "Epic", "", " Bug"})
    void ofShouldRefuseAnyOther(String label) {
        assertThat(violationOf(() -> IssueType.of(label)).field()).isEqualTo("issue_type");
    }

    @Test
    void bugShouldBeTheDefault() {
        assertThat(IssueType.DEFAULT).isEqualTo(IssueType.BUG);
    }
}
