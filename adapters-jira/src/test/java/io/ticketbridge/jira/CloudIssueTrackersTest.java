package io.ticketbridge.jira;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.IssueTrackersContract;
import io.ticketbridge.port.Staff;
import org.junit.jupiter.api.AfterEach;

class CloudIssueTrackersTest implements IssueTrackersContract {
    private final SandboxedJira jira = new SandboxedJira(SandboxOptions.cloud(), SandboxedJira.options());

    @AfterEach
    void close() {
        jira.close();
    }

    @Override
    public IssueTrackers trackers() {
        return jira.trackers;
    }

    @Override
    public Integration integration() {
        return jira.integration();
    }

    @Override
    public Staff staff() {
        return jira;
    }
}
