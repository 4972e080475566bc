package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.StoppedClock;
import org.junit.jupiter.api.Test;

class CloudV3CreateTest implements CreateLaws {
    @Override
    public SandboxOptions options() {
        return SandboxOptions.cloud();
    }

    @Override
    public String api() {
        return "/rest/api/3";
    }

    @Override
    public String text(String plain) {
        return "{'type': 'doc', 'version': 1, 'content': [{'type': 'paragraph', 'content': [{'type': 'text', 'text': '"
                + plain + "'}]}]}";
    }

    @Test
    void aPlainStringShouldBeNoDescription() {
        try (JiraSandbox sandbox = JiraSandbox.start(options(), StoppedClock.at("2026-02-06T18:56:35.604Z"))) {
            String plain = Caller.newIssue("a', 'description': 'plain");
            assertThat(Caller.of(sandbox).post("/rest/api/3/issue", plain).text())
                    .contains("Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }
    }
}
