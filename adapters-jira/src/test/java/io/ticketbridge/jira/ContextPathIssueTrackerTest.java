package io.ticketbridge.jira;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackerContract;
import io.ticketbridge.port.Staff;
import org.junit.jupiter.api.AfterEach;

class ContextPathIssueTrackerTest implements IssueTrackerContract {
    private final SandboxedJira jira =
            new SandboxedJira(SandboxOptions.dataCenter().under("/jira"), SandboxedJira.options());

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
