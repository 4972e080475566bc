package io.ticketbridge.jrjc;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.jira.AddressRules;
import io.ticketbridge.jira.JiraCalls;
import io.ticketbridge.jira.JiraClients;
import io.ticketbridge.jira.JiraIssueTrackers;
import io.ticketbridge.jira.JiraOptions;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.Journal;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.Staff;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox of Data Center that is asked through JRJC, and its staff. */
final class JrjcJira implements Staff, AutoCloseable {
    static final JiraClients ON_CLASS_PATH = name -> Optional.of(new JrjcProvider());

    private static final JiraConfig CONFIG = new JiraConfig(
                    SandboxOptions.PROJECT, Optional.empty(), Optional.empty(), List.of("security"), Map.of())
            .through(Optional.of("jrjc"));

    final JiraSandbox sandbox;
    final JiraIssueTrackers trackers;

    JrjcJira(JiraClients clients) {
        this(SandboxOptions.dataCenter(), clients);
    }

    JrjcJira(SandboxOptions options, JiraClients clients) {
        this.sandbox = JiraSandbox.start(options, Clock.systemUTC());
        this.trackers = new JiraIssueTrackers(
                JiraOptions.with(AddressRules.withLoopback()), Clock.systemUTC(), JiraCalls.UNWATCHED, clients);
    }

    IssueTracker tracker() {
        return tracker(CONFIG);
    }

    IssueTracker tracker(Optional<String> transition, Optional<String> resolution) {
        return tracker(new JiraConfig(
                SandboxOptions.PROJECT, transition, resolution, List.of(), Map.of(), Optional.of("jrjc")));
    }

    private IssueTracker tracker(JiraConfig config) {
        return trackers.of(integration(sandbox.baseUrl(), config), Deadline.in(Duration.ofMinutes(1)));
    }

    Integration integration() {
        return integration(sandbox.baseUrl(), CONFIG);
    }

    static Integration at(String baseUrl) {
        return integration(baseUrl, CONFIG);
    }

    /** The requests that JRJC made have its own name for Jira's API in their paths. */
    List<String> askedByJrjc() {
        return asked("/rest/api/latest/");
    }

    List<String> askedByTheBuiltInClient() {
        return asked("/rest/api/2/");
    }

    private List<String> asked(String api) {
        return sandbox.journal().entries().stream()
                .filter(entry -> entry.path().startsWith(api))
                .map(entry -> entry.method() + " "
                        + entry.path().substring(api.length()).replaceAll("[0-9]+", "1"))
                .distinct()
                .toList();
    }

    Journal.Entry last(String method, String path) {
        List<Journal.Entry> entries = sandbox.journal().entries(method, path);
        return entries.get(entries.size() - 1);
    }

    private static Integration integration(String baseUrl, JiraConfig config) {
        return new Integration(
                new IntegrationId(1),
                new IntegrationOwner.Personal(new UserId(1)),
                "Sandbox",
                new BaseUrl(baseUrl),
                new Credentials.PersonalAccessToken(new Secret(SandboxOptions.TOKEN)),
                config,
                Optional.empty(),
                true,
                false,
                Fixtures.NOW,
                Fixtures.NOW);
    }

    @Override
    public void setStatus(IssueRef issue, String status) {
        sandbox.setStatus(issue.id(), status);
    }

    @Override
    public void assign(IssueRef issue, String displayName) {
        sandbox.assign(issue.id(), displayName);
    }

    @Override
    public String comment(IssueRef issue, String displayName, String text) {
        return sandbox.commentAs(issue.id(), displayName, text);
    }

    @Override
    public void deleteComment(IssueRef issue, String commentId) {
        sandbox.deleteComment(issue.id(), commentId);
    }

    @Override
    public String attach(IssueRef issue, String displayName, String filename, String mimeType, byte[] content) {
        return sandbox.attachAs(issue.id(), displayName, filename, mimeType, content);
    }

    @Override
    public void delete(IssueRef issue) {
        sandbox.deleteIssue(issue.id());
    }

    @Override
    public IssueRef move(IssueRef issue, String project) {
        return new IssueRef(issue.id(), sandbox.moveIssue(issue.id(), project));
    }

    @Override
    public String description(IssueRef issue) {
        return sandbox.issue(issue.id()).description();
    }

    @Override
    public int count() {
        return sandbox.issues().size();
    }

    @Override
    public void close() {
        trackers.close();
        sandbox.close();
    }
}
