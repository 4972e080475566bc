package io.ticketbridge.jira;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackerContract;
import io.ticketbridge.port.Staff;
import org.junit.jupiter.api.AfterEach;

class GatewayIssueTrackerTest implements IssueTrackerContract {
    private final SandboxedJira jira = new SandboxedJira(
            SandboxOptions.cloud().under("/ex/jira/11111111-2222-3333-4444-555555555555"), SandboxedJira.options());

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
