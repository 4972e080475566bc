package io.ticketbridge.jira;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackerContract;
import io.ticketbridge.port.Staff;
import org.junit.jupiter.api.AfterEach;

class CloudV2IssueTrackerTest implements IssueTrackerContract {
    private final SandboxedJira jira =
            new SandboxedJira(SandboxOptions.cloud(), SandboxedJira.options().inCloudV2());

    @AfterEach
    void close() {
        jira.close();
    }

    @Override
    public IssueTracker tracker() {
        return jira.tracker();
    }

    @Override
    public Staff staff() {
        return jira;
    }
}
