package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenPathTest {
    @ParameterizedTest
    @CsvSource({
        "/rest/api/3/issue/SEC-1/comment/10001, /rest/api/3/issue/SEC-1/comment/10001",
        "/rest/api/latest/serverInfo, /rest/api/latest/serverInfo",
        "/rest/api/3/search/jql?jql=labels, /rest/api/3/search/jql",
        "/secure/attachment/30001/plan.svg, /secure/attachment/30001/…",
        "/secure/attachment/30001/a/plan, /secure/attachment/30001/…",
        "/file/3f1c-77/binary?token=signed, /file/…/binary",
        "/ex/jira/0b5c9e1e-aaaa/rest, /ex/jira/…/rest"
    })
    void namesOfFilesAndWhatSignsAnAddressShouldBeLeftOut(String path, String seen) {
        assertThat(SeenPath.of(path)).isEqualTo(seen);
    }
}
