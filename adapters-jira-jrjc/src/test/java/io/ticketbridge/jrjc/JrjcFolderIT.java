package io.ticketbridge.jrjc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.JiraClientFolder;
import io.ticketbridge.jira.JiraClientProvider;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackerContract;
import io.ticketbridge.port.Staff;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All of the contract again, with what is built, in the class loader in which it is used. */
class JrjcFolderIT implements IssueTrackerContract {
    private final JiraClientFolder folder = new JiraClientFolder(Path.of("target", "jira-clients"));
    private final JrjcJira jira = new JrjcJira(folder);

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

    @Test
    void itShouldBeAloneWithItsLibraries() throws ClassNotFoundException {
        JiraClientProvider provider = folder.find("jrjc").orElseThrow();
        ClassLoader loader = provider.getClass().getClassLoader();
        assertThat(provider).isNotInstanceOf(JrjcProvider.class);
        for (String library : new String[] {
            "com.atlassian.jira.rest.client.api.JiraRestClient",
            "com.google.common.collect.ImmutableList",
            "org.apache.commons.codec.binary.Base64",
            "org.springframework.beans.factory.DisposableBean"
        }) {
            assertThat(Class.forName(library, false, loader).getClassLoader()).isSameAs(loader);
        }
        assertThat(folder.find("another")).isEmpty();
    }
}
